"""A resolution in Word has the same clauses in every language, by its styles and by its words."""

from __future__ import annotations

import pytest

from bot.domain.language import Language
from bot.domain.segment import segment
from tests.lexicons import sections
from tests.readers.word_files import p, reading_of, style

SHEET = "".join(
    style(name.replace(" ", ""), name)
    for name in (
        "Res_No",
        "Res_title",
        "Normal after title",
        "Call",
        "enumlev1",
        "enumlev2",
        "Annex_No",
        "Annex_title",
        "Heading_b",
        "heading 1",
    )
)
STYLES = (
    "Res_No Res_title Normalaftertitle Call - - enumlev1 enumlev1 Call - Call - enumlev1 - - Call - Call - - "
    "enumlev1 enumlev2 enumlev2 enumlev1 Annex_No Annex_title Heading_b - heading1 - enumlev1 -"
).split()
TEXTS = {
    Language.EN: """RESOLUTION 931 (Rev. Doha, 2025)|Regional presence
The Plenipotentiary Conference (Doha, 2025),
considering|a)~that budgets are limited;|b)~the following:|i)~one;|ii)~two,
having regard to the needs|the reports,
resolves|1~to continue:|–~here;|1bis~to begin;|2~to end,|resolves further|that no office be closed,
instructs the Director of BDT|1~to report;|2~to assist:|a)~States;|i)~small;|ii)~large;|b)~Members.
Annex 1 to Resolution 931 (Rev. Doha, 2025)|Functions|Overview|Text.|1~Management
1.1~The head manages:|a)~staff;
1.2~The deputy helps.""",
    Language.AR: """القـرار 931 (المراجَع في الدوحة، 2025)|الحضور الإقليمي
إن مؤتمر المندوبين المفوضين (الدوحة، 2025)،
إذ يضع في اعتباره| أ )~أن الميزانيات محدودة؛|ب)~ما يلي:|'1'~واحد؛|'2'~اثنان،
وإذ يأخذ في الاعتبار الاحتياجات|التقارير،
يقـرر|1~أن يستمر:|-~هنا؛|1 مكرراً~أن يبدأ؛|2~أن ينتهي،|يقرر كذلك|ألا يغلق،
يكلف مدير المكتب|1~بالإبلاغ؛|2~بمساعدة:| أ )~الدول؛|'1'~الصغيرة؛|'2'~الكبيرة؛|ب)~الأعضاء.
الملحق 1 بالقرار 931 (المراجَع في الدوحة، 2025)|الوظائف|لمحة|نص.|1~الإدارة|1.1~يدير الرئيس:
 أ )~الموظفين؛
2.1~يساعد النائب.""",
    Language.RU: """РЕЗОЛЮЦИЯ 931 (Пересм. Доха, 2025 г.)|Присутствие
Полномочная конференция МСЭ (Доха, 2025 г.),
учитывая,|a)~что бюджеты ограничены;|b)~следующее:|i)~одно;|ii)~два,
принимая во внимание потребности|отчеты,
решает|1~продолжать:|–~здесь;|1bis~начать;|2~закончить,|решает далее,|что не закрывается,
поручает Директору БРЭ|1~представить отчет;|2~помогать:|a)~Государствам;|i)~малым;
ii)~большим;|b)~Членам.
Приложение 1 к Резолюции 931 (Пересм. Доха, 2025 г.)|Функции|Обзор|Текст.|1~Управление
1.1~Глава управляет:|a)~всем;
1.2~Заместитель помогает.""",
    Language.ZH: """第931号决议（2025年，多哈，修订版）|区域代表处|国际电联全权代表大会（2025年，多哈），
考虑到|a)~预算有限；|b)~以下内容：|i)~其一；|ii)~其二，|顾及需求|各项报告，
做出决议|1~继续：|–~这里；|1之二~开始；|2~结束，|进一步做出决议|不关闭，
责成电信发展局主任|1~报告；|2~帮助：|a)~国家；|i)~小国；|ii)~大国；|b)~成员。
第931号决议（2025年，多哈，修订版）附件1|职能|概述|案文。|1~管理|1.1~主任管理：|a)~人员；
1.2~副主任协助。""",
    Language.ES: """RESOLUCIÓN 931 (Rev. Doha, 2025)|Presencia regional
La Conferencia de Plenipotenciarios (Doha, 2025),
considerando|a)~que los presupuestos son limitados;|b)~lo siguiente:|i)~uno;|ii)~dos,
habida cuenta de las necesidades|los informes,
resuelve|1~continuar:|–~aquí;|1bis~empezar;|2~terminar,|resuelve además|que no se cierre,
encarga al Director de la BDT|1~que informe;|2~que ayude:|a)~a los Estados;|i)~pequeños;
ii)~grandes;|b)~a los Miembros.
Anexo 1 a la Resolución 931 (Rev. Doha, 2025)|Funciones|Panorama|Texto.|1~Gestión
1.1~El jefe dirige:|a)~al personal;
1.2~El adjunto ayuda.""",
    Language.FR: """RÉSOLUTION 931 (Rév. Doha, 2025)|Présence régionale
La Conférence de plénipotentiaires (Doha, 2025),
considérant|a)~que les budgets sont limités;|b)~ce qui suit:|i)~un;|ii)~deux,
compte tenu des besoins|les rapports,
décide|1~de continuer:|–~ici;|1bis~de commencer;|2~de finir,|décide en outre|qu'aucun ne sera fermé,
charge le Directeur du BDT|1~de faire rapport;|2~d'aider:|a)~les États;|i)~petits;|ii)~grands;
b)~les Membres.
Annexe 1 de la Résolution 931 (Rév. Doha, 2025)|Fonctions|Aperçu|Texte.|1~Gestion
1.1~Le chef dirige:|a)~le personnel;
1.2~L'adjoint aide.""",
}


def _keys(language: Language) -> list[str]:
    lines = TEXTS[language].replace("~", "\t").replace("\n", "|").split("|")
    styled = zip(lines, STYLES, strict=True)
    body = "".join(p(line, style="" if name == "-" else name) for line, name in styled)
    return [clause.key for clause in segment(reading_of(body, styles=SHEET), language, sections())]


@pytest.mark.parametrize("language", TEXTS)
def test_the_keys_are_the_same_in_every_language(language: Language) -> None:
    assert _keys(language) == _keys(Language.EN)


def test_the_keys_are_those_that_are_cited() -> None:
    assert " ".join(_keys(Language.EN)) == (
        "title title.2 enacting considering considering/a considering/b considering/b.i "
        "considering/b.ii considering.2 considering.2/p1 resolves resolves/1 resolves/1/p1 "
        "resolves/1bis resolves/2 resolves.2 resolves.2/p1 instructs instructs/1 instructs/2 "
        "instructs/2.a instructs/2.a.i instructs/2.a.ii instructs/2.b annex.1 annex.1/h1 "
        "annex.1/h2 annex.1/h2/p1 annex.1/1 annex.1/1.1 annex.1/1.1.a annex.1/1.2"
    )
