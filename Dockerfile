# One image for every face. It carries no key and no data, runs as nobody in particular and fetches nothing when it runs.
FROM python:3.11-slim AS build
WORKDIR /baro
COPY requirements/base.txt requirements/base.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements/base.txt
COPY app app
COPY frontend frontend
COPY locales locales
COPY migrations migrations
COPY alembic.ini pyproject.toml ./
RUN for file in locales/*/LC_MESSAGES/messages.po; do \
        /venv/bin/pybabel compile --input-file "$file" --output-file "${file%.po}.mo"; \
    done \
    && /venv/bin/python -m compileall -q app

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin baro \
    && install -d -o baro -g baro -m 0700 /data
COPY --from=build /venv /venv
COPY --from=build /baro /baro
WORKDIR /baro
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    BARO_DATA_DIR=/data \
    BARO_HOST=0.0.0.0
USER baro
VOLUME /data
EXPOSE 8000
# No traceback of a crash may reach a file: core dumps are off before Baro starts.
ENTRYPOINT ["sh", "-c", "ulimit -c 0; exec python -m app \"$@\"", "baro"]
CMD ["serve"]
