FROM python:3.11-slim-bookworm

RUN useradd --system --uid 10001 --home-dir /data nuanyi && install -d -o nuanyi -m 0700 /data
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY bot bot
COPY handlers handlers
COPY jobs jobs
COPY models models

USER nuanyi
ENV NUANYI_DATA_DIR=/data
VOLUME /data
HEALTHCHECK --interval=5m --timeout=30s --start-period=1m CMD ["python", "-m", "bot", "doctor"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
