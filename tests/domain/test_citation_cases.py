"""What a citation means, in six languages; and what is none."""

from __future__ import annotations

import pytest

from bot.domain.citation import find_citations
from tests.lexicons import bodies

ENGLISH = {
    "A/RES/70/125": "A/RES/70/125",
    "see A/C.2/79/L.28/Rev.1, para. 4": "A/C.2/79/L.28/Rev.1",
    "document A/CONF.229/2017/8": "A/CONF.229/2017/8",
    "ST/SGB/2018/1": "ST/SGB/2018/1",
    "E/CN.16/2025/2": "E/CN.16/2025/2",
    "A/RES/ES-10/19": "A/RES/ES-10/19",
    "A/RES/57/270 B": "A/RES/57/270B",
    "adopted Resolution А/70/1 and the report A/70/684": "A/RES/70/1 A/70/684",
    "A/RES/2625 (XXV)": "A/RES/2625(XXV)",
    "resolution 2453 A (XXIII)": "A/RES/2453(XXIII)A",
    "resolutions 2253 (ES-V) and 2254 (ES-V) of 4 and 14 July 1967": "A/RES/2253(ES-V) A/RES/2254(ES-V)",
    "2453 A (XXIII)": "A/RES/2453(XXIII)A",
    "resolution 57/270 A and B": "A/RES/57/270A A/RES/57/270B",
    "ITU-R 61-3": "itu:ra:res:61-3",
    "CCPR/C/GC/34, TD/B/69/3 and S/PV.9321": "CCPR/C/GC/34 TD/B/69/3 S/PV.9321",
    "S/RES/1325 (2000)": "S/RES/1325(2000)",
    "Security Council resolution 1325 (2000)": "S/RES/1325(2000)",
    "Security Council resolution 242 of 22 November 1967": "S/RES/242(1967)",
    "Economic and Social Council resolution 2024/13": "E/RES/2024/13",
    "decision 73/512": "A/DEC/73/512",
    "Human Rights Council resolution 17/4": "A/HRC/RES/17/4",
    "resolutions 47/19 of 24 November 1992, 48/16 of 3 November 1993 and 49/9": (
        "A/RES/47/19 A/RES/48/16 A/RES/49/9"
    ),
    "resolutions 661 (1990) of 6 August 1990, 705 (1991) and 706 (1991) of 15 August 1991": (
        "S/RES/661(1990) S/RES/705(1991) S/RES/706(1991)"
    ),
    "documents S/7930 and Add.1-3": "S/7930 S/7930/Add.1 S/7930/Add.2 S/7930/Add.3",
    "A/60/L.50/Add.1 and Add.2": "A/60/L.50/Add.1 A/60/L.50/Add.2",
    "A/71/67*-E/2016/51*": "A/71/67 E/2016/51",
    "A/67/828-S/2013/210": "A/67/828 S/2013/210",
    "Resolution 68/50, on confidence-building, adopted by the General Assembly": "A/RES/68/50",
    "https://undocs.org/A/RES/70/125": "A/RES/70/125",
    "https://docs.un.org/zh/A/RES/70/1": "A/RES/70/1@zh",
    "http://www.un.org/ga/search/view_doc.asp?symbol=A/RES/70/1&Lang=F": "A/RES/70/1@fr",
    "https://undocs.org/ru/S/RES/2680%282023%29": "S/RES/2680(2023)@ru",
    "Resolutions 71 and 140 (Rev. Bucharest, 2022)": "itu:pp:res:71:2022 itu:pp:res:140:2022",
    "Resolutions 47 and 48 (Rev. Dubai, 2012) and 49 and 75 (Rev. Hammamet, 2016) of WTSA": (
        "itu:wtsa:res:47:2012 itu:wtsa:res:48:2012 itu:wtsa:res:49:2016 itu:wtsa:res:75:2016"
    ),
    "PP-22 Resolution 140": "itu:pp:res:140:2022",
    "Plenipotentiary Conference 2010 Resolution 140": "itu:pp:res:140:2010",
    "Resolution 1305 (2009) of the Council": "itu:council:res:1305:2009",
    "Council Resolution 1332 (C11, last amended C24)": "itu:council:res:1332:2024",
    "Council Resolution 1332 (Mod. 2024) and Resolution 1334 (Mod. 2023)": (
        "itu:council:res:1332:2024 itu:council:res:1334:2023"
    ),
    "Resolutions 1305, 1336 and 1344 adopted by the ITU Council": (
        "itu:council:res:1305 itu:council:res:1336 itu:council:res:1344"
    ),
    "Council Decision 482 (Mod. 2020)": "itu:council:dec:482:2020",
    "Resolution 4 (Dubai, 2012) of WCIT": "itu:wcit:res:4:2012",
    "Resolution 75 (Rev. Dubai, 2012)": "itu:wtsa:res:75:2012",
    "Resolution 45 (Rev. Dubai, 2014)": "itu:wtdc:res:45:2014",
    "Resolution 646 (Rev.WRC-15)": "itu:wrc:res:646:2015",
    "WTSA-20 Resolution 2": "itu:wtsa:res:2:2022",
    "Resolution ITU-R 6-2 (Rev. Geneva, 2015) of the Radiocommunication Assembly": "itu:ra:res:6-2",
    "ITU-R Resolution 61-3": "itu:ra:res:61-3",
    "Opinion 3 (Geneva, 2013) of WTPF": "itu:wtpf:op:3:2013",
    "Resolution 140 (Rev. Dubai, 2022)": "itu:pp:res:140:2022",
    "Resolution 140 (Rv. Dubai, 2018)": "itu:pp:res:140:2018",
    "Resolution 140 (Rev. Dubai, 2018) and more. Resolution 140 says": "itu:pp:res:140:2018 itu:pp:res:140",
    "Document C25/61(Rev.1)-E": "itu:doc:C25/61/Rev.1@en",
    "Document C25/61(Rv.1)": "itu:doc:C25/61/Rev.1",
    "Document C25/INF/3": "itu:doc:C25/INF/3",
    "Addendum 1 to Document C25/61-E": "itu:doc:C25/61/Add.1@en",
    "Document PP18/46(Add.2)": "itu:doc:PP-18/46/Add.2",
    "CWG-Internet-19/5": "itu:doc:CWG-Internet-19/5",
    "ITU-D/RPM-ARB17/10(Rev.2)-A": "itu:doc:RPM-ARB17/10/Rev.2@ar",
    "CWG-WSIS&SDG-42/5-E": "itu:doc:CWG-WSIS&SDG-42/5@en",
    "S25-CL-C-0061!R1!MSW-E.docx": "itu:doc:C25/61/Rev.1@en",
    "https://www.itu.int/md/S22-PP-C-0044/ar": "itu:doc:PP-22/44@ar",
    "S18-CWGWSIS33-C-0008!!MSW-E": "itu:doc:CWG-WSIS-33/8@en",
    "WSIS-03/GENEVA/DOC/5": "wsis:WSIS-03/GENEVA/DOC/5",
    "Recommendations ITU-T X.1205 and Y.2001": "ITU-T X.1205 ITU-T Y.2001",
    "Recommendation ITU-R M.2012-3": "ITU-R M.2012-3",
    "T-REC-E.119-201704-I!!PDF-E": "ITU-T E.119@en",
}
FRENCH = {
    "résolution 70/125 de l'Assemblée générale": "A/RES/70/125",
    "la résolution 57/270 B de l’Assemblée": "A/RES/57/270B",
    "résolution 1325 (2000) du Conseil de sécurité": "S/RES/1325(2000)",
    "ses résolutions 56/183 du 21 décembre 2001 et 57/238 du 20 décembre 2002": "A/RES/56/183 A/RES/57/238",
    "A/60/L.50 et Add.1": "A/60/L.50 A/60/L.50/Add.1",
    "Résolution 140 (Rév. Bucarest, 2022)": "itu:pp:res:140:2022",
    "RÉSOLUTION 140 (RÉV. DUBAÏ, 2018)": "itu:pp:res:140:2018",
    "Résolutions 71 et 140 (Rév. Bucarest, 2022)": "itu:pp:res:71:2022 itu:pp:res:140:2022",
    "Résolution 1332 du Conseil (Mod. 2024)": "itu:council:res:1332:2024",
    "Résolution 1372, adoptée par le Conseil de l'UIT à sa session de 2016": "itu:council:res:1372:2016",
    "Résolution 30 (Rév. Kigali, 2022) de la CMDT": "itu:wtdc:res:30:2022",
    "Résolution UIT-R 61-3": "itu:ra:res:61-3",
    "Résolution 646 (Rév.CMR-15)": "itu:wrc:res:646:2015",
    "Décision 5 (Rév. Bucarest, 2022)": "itu:pp:dec:5:2022",
    "Document C25/61(Rév.1)-F": "itu:doc:C25/61/Rev.1@fr",
    "Recommandations UIT-T E.119 et UIT-T Y.2001": "ITU-T E.119 ITU-T Y.2001",
}
SPANISH = {
    "resolución 70/125 de la Asamblea General": "A/RES/70/125",
    "resolución 1325 (2000) del Consejo de Seguridad": "S/RES/1325(2000)",
    "A/60/L.50 y Add.1": "A/60/L.50 A/60/L.50/Add.1",
    "sus resoluciones 56/183, de 21 de diciembre de 2001, y 57/238, de 20 de diciembre de 2002": (
        "A/RES/56/183 A/RES/57/238"
    ),
    "Resolución 140 (Rev. Bucarest, 2022)": "itu:pp:res:140:2022",
    "Resoluciones 71 y 140 (Rev. Dubái, 2018)": "itu:pp:res:71:2018 itu:pp:res:140:2018",
    "Acuerdo 11 (Rev. Dubái, 2018)": "itu:pp:dec:11:2018",
    "Resolución 1332 (Mod. 2024) del Consejo": "itu:council:res:1332:2024",
    "Resolución 1 de la AMNT": "itu:wtsa:res:1",
    "Resolución 30 (Rev. Kigali, 2022) de la CMDT": "itu:wtdc:res:30:2022",
    "Resolución UIT-R 61-3": "itu:ra:res:61-3",
    "Documento C25/61(Rev.1)-S": "itu:doc:C25/61/Rev.1@es",
    "Recomendación UIT-T E.119": "ITU-T E.119",
    "Resolución 71 (Rev. Nueva Delhi, 2024)": "itu:wtsa:res:71:2024",
}
RUSSIAN = {
    "резолюция 70/125 Генеральной Ассамблеи": "A/RES/70/125",
    "в своей резолюции 57/270 В": "A/RES/57/270B",
    "А/RES/70/125": "A/RES/70/125",
    "Е/2016/51": "E/2016/51",
    "резолюции 1325 (2000) Совета Безопасности": "S/RES/1325(2000)",
    "резолюции 56/183 от 21 декабря 2001 года и 57/238 от 20 декабря 2002 года": "A/RES/56/183 A/RES/57/238",
    "A/60/L.50 и Add.1": "A/60/L.50 A/60/L.50/Add.1",
    "Резолюция 140 (Пересм. Бухарест, 2022 г.)": "itu:pp:res:140:2022",
    "Резолюцией 140 (Пересм. Бухарест 2022)": "itu:pp:res:140:2022",
    "Резолюциях 71 и 140 (Пересм. Дубай, 2018 г.)": "itu:pp:res:71:2018 itu:pp:res:140:2018",
    "Решение 11 (Пересм. Дубай, 2018 г.)": "itu:pp:dec:11:2018",
    "Резолюции 1332 Совета (Изм. 2024 г.)": "itu:council:res:1332:2024",
    "Резолюция 30 (Пересм. Кигали, 2022 г.) ВКРЭ": "itu:wtdc:res:30:2022",
    "Резолюция 646 (Пересм. ВКР-15)": "itu:wrc:res:646:2015",
    "Резолюция МСЭ-R 61-3": "itu:ra:res:61-3",
    "Документ С25/61(Пересм.1)-R": "itu:doc:C25/61/Rev.1@ru",
    "Рекомендация МСЭ-Т E.119": "ITU-T E.119",
    "Рекомендациях МСЭ-Т E.119 и МСЭ-Т Y.2001": "ITU-T E.119 ITU-T Y.2001",
}
CHINESE = {
    "第70/125号决议": "A/RES/70/125",
    "第А/71/212号决议；秘书长的报告А/70/684": "A/RES/71/212 A/70/684",
    "大会第57/270 B号决议": "A/RES/57/270B",
    "第１４０号决议（２０２２年，布加勒斯特，修订版）": "itu:pp:res:140:2022",
    "安全理事会第1325（2000）号决议": "S/RES/1325(2000)",
    "经济及社会理事会第2024/13号决议": "E/RES/2024/13",
    "大会第2625(XXV)号决议": "A/RES/2625(XXV)",
    "大会1992年11月24日第47/19号、1993年11月3日第48/16号决议": "A/RES/47/19 A/RES/48/16",
    "第А/RES/70/125、A/RES/70/1号决议": "A/RES/70/125 A/RES/70/1",
    "全权代表大会第140号决议（2022年，布加勒斯特，修订版）、第172号决议（2010年，瓜达拉哈拉）和第71号决议": (
        "itu:pp:res:140:2022 itu:pp:res:172:2010 itu:pp:res:71"
    ),
    "第71和140号决议（2018年，迪拜，修订版）": "itu:pp:res:71:2018 itu:pp:res:140:2018",
    "理事会2016年会议通过的第1372号决议": "itu:council:res:1372:2016",
    "理事会第556号决定": "itu:council:dec:556",
    "世界电信标准化全会第1号决议": "itu:wtsa:res:1",
    "WTDC第30号决议（2022年，基加利，修订版）": "itu:wtdc:res:30:2022",
    "第646号决议（WRC-15，修订版）": "itu:wrc:res:646:2015",
    "第11号决定（2018年，迪拜，修订版）": "itu:pp:dec:11:2018",
    "文件C25/61(Rev.1)-C": "itu:doc:C25/61/Rev.1@zh",
    "ITU-T E.119建议书": "ITU-T E.119",
    "A/60/L.50和Add.1": "A/60/L.50 A/60/L.50/Add.1",
}
ARABIC = {
    "القرار 70/125": "A/RES/70/125",
    "قرار الجمعية العامة ٧٠/١٢٥": "A/RES/70/125",
    "القرار 57/270 باء": "A/RES/57/270B",
    "القرار 125/70 الصادر عن الجمعية العامة": "A/RES/70/125",
    "القرار 2625 (د-25)": "A/RES/2625(XXV)",
    "قرار مجلس الأمن 1325 (2000)": "S/RES/1325(2000)",
    "قراريها 56/183 المؤرخ 21 كانون الأول/ديسمبر 2001 و57/238": "A/RES/56/183 A/RES/57/238",
    "القرار 140 (المراجَع في بوخارست، 2022)": "itu:pp:res:140:2022",
    "بالقرار 140 (المراجع في دبي، 2018)": "itu:pp:res:140:2018",
    "القرارين 71 و140 (المراجَعين في دبي، 2018)": "itu:pp:res:71:2018 itu:pp:res:140:2018",
    "القرار 172 (غوادالاخارا، 2010)": "itu:pp:res:172:2010",
    "المقرَّر 11 (المراجَع في دبي، 2018)": "itu:pp:dec:11:2018",
    "القرار 1332 (المعدَّل في 2024) الصادر عن المجلس": "itu:council:res:1332:2024",
    "القرار 1 للمؤتمر العالمي لتنمية الاتصالات": "itu:wtdc:res:1",
    "القرار 30 (المراجَع في كيغالي، 2022) للمؤتمر العالمي لتنمية الاتصالات": "itu:wtdc:res:30:2022",
    "القرار ITU-R 61-3": "itu:ra:res:61-3",
    "الوثيقة C25/61(Rev.1)-A": "itu:doc:C25/61/Rev.1@ar",
    "الإضافة 1 للوثيقة C25/61-A": "itu:doc:C25/61/Add.1@ar",
    "التوصية ITU-T E.119": "ITU-T E.119",
    "A/60/L.50 وAdd.1": "A/60/L.50 A/60/L.50/Add.1",
}
NOTHING = [
    "open 24/7",
    "on 12/05/2025 and 31/12/2024",
    "tel. +41 22 730 5111, fax 730/5112",
    "CHF 70/125 a night",
    "half of 50/50, or 3/4",
    "version 2.0/70, IPv4/IPv6",
    "a blood pressure of 70/125 mmHg",
    "a screen resolution of 1920/1080",
    "Resolution 300 dpi",
    "three resolutions, 5 decisions and 12 recommendations",
    "decision 3 days later",
    "Question 5/17 and Article 12",
    "Question ITU-R 229-2/4 and Report ITU-R 10-2",
    "form A/4, S/N 12 and I/O",
    "HIV/AIDS, 2019/20 and km/h",
    "room C25 at 61 Main Street",
    "décision 5 jours plus tard, le 12/05/2025",
    "resolución 300 ppp el 12/05/2025, 24/7",
    "решение 3 дня спустя, 12/05/2025, 24/7",
    "做出决议\n1 支持秘书长的报告，2025年3/4的成员国",
    "يقرر ما يلي: 1 دعم التقرير في 12/05/2025 على مدار 24/7",
    "第3条第2款，第5号街道",
    "",
    "🙂",
]
CITED = [case for table in (ENGLISH, FRENCH, SPANISH, RUSSIAN, CHINESE, ARABIC) for case in table.items()]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_a_citation_means_one_document_whatever_its_language(text: str, expected: str) -> None:
    assert " ".join(each.canonical for each in find_citations(text, bodies())) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_dates_prices_fractions_and_counts_cite_nothing(text: str) -> None:
    assert find_citations(text, bodies()) == ()
