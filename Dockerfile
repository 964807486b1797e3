# The first stage builds the wheel and installs what it needs, locked; the second holds only the result.
FROM python:3.12-slim AS build
WORKDIR /source
RUN python -m venv /opt/rapporteur
COPY requirements.lock ./
RUN /opt/rapporteur/bin/pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md ./
COPY bot bot
COPY cogs cogs
COPY data data
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels . \
    && /opt/rapporteur/bin/pip install --no-cache-dir --no-deps /wheels/*.whl

FROM python:3.12-slim
# Fonts of the six scripts, for pictures.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-noto-core fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin rapporteur \
    && install --directory --owner rapporteur --group rapporteur --mode 700 /state
COPY --from=build /opt/rapporteur /opt/rapporteur
ENV PATH=/opt/rapporteur/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    RAPPORTEUR_STATE=/state
USER 10001
WORKDIR /state
VOLUME /state
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["rapporteur", "health"]
ENTRYPOINT ["rapporteur"]
CMD ["run"]
