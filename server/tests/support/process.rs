//! The real program in a process of its own, for what a site inside the test cannot show: its log, and its sudden end.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Resource, Rlimit, Signal, getrlimit, kill_process, prlimit};
use server::actions::samples::CONTENTS;

use super::database::TestDatabase;

/// How often something that another process does is looked for, in milliseconds, and how many times at most.
const LOOK: u64 = 20;
const LOOKS: usize = 1_500;

/// A running `onpurpose`.
pub struct Process {
    child: Child,
    log: PathBuf,
    /// Where it answers.
    pub url: String,
}

impl Process {
    /// Starts it and waits until it answers. Everything that it says goes into the file `log`.
    pub async fn start(database: &TestDatabase, log: &Path) -> Self {
        Self::started(|| command(database), log).await
    }

    /// The same with more settings.
    pub async fn start_with(database: &TestDatabase, log: &Path, settings: &[(&str, &str)]) -> Self {
        let set = || {
            let mut command = command(database);
            command.envs(settings.iter().copied());
            command
        };
        Self::started(set, log).await
    }

    /// The same, for [`Process::limit_files`]: a file that may grow no more is an error to it and not its end.
    pub async fn start_for_limits(database: &TestDatabase, log: &Path) -> Self {
        Self::start_after("trap '' XFSZ", database, log).await
    }

    /// The same for a machine that lets it open no more than so many files and connections.
    pub async fn start_with_descriptors(database: &TestDatabase, log: &Path, most: usize) -> Self {
        Self::start_after(&format!("ulimit -n {most}"), database, log).await
    }

    /// The same after a command of the shell, which holds for the program too.
    async fn start_after(first: &str, database: &TestDatabase, log: &Path) -> Self {
        let shell = || {
            let mut shell = Command::new("/bin/sh");
            shell.args(["-c", &format!("{first}; exec \"$0\""), PROGRAM]);
            over(shell, database)
        };
        Self::started(shell, log).await
    }

    async fn started(command: impl Fn() -> Command, log: &Path) -> Self {
        for _ in 0..LOOKS {
            let file = File::create(log).expect("a log");
            let mut command = command();
            let child = command.stdout(file.try_clone().expect("a handle")).stderr(file).spawn().expect("a process");
            let mut process = Self { child, log: log.to_owned(), url: String::new() };
            if let Some(url) = process.answers().await {
                process.url = url;
                return process;
            }
            // A database server may not know yet that the process before has gone.
            assert!(process.said().contains("Another Onpurpose server"), "{}", process.said());
        }
        panic!("the lock of the process before is never free");
    }

    /// Where it answers; `None` when it ended before.
    async fn answers(&mut self) -> Option<String> {
        for _ in 0..LOOKS {
            let said = self.said();
            let address = said.split("address=").nth(1).and_then(|rest| rest.split_whitespace().next());
            if let Some(address) = address {
                return Some(format!("http://{address}"));
            }
            if self.child.try_wait().expect("a process").is_some() {
                return None;
            }
            tokio::time::sleep(Duration::from_millis(LOOK)).await;
        }
        panic!("it does not answer: {}", self.said());
    }

    /// Everything that it has said.
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&std::fs::read(&self.log).expect("a log")).into_owned()
    }

    /// The memory that it has now and had at most, in KiB.
    pub fn memory(&self) -> (u64, u64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("a status");
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("a line");
            line.split_whitespace().next().and_then(|number| number.parse().ok()).expect("a number")
        };
        (of("VmRSS:"), of("VmHWM:"))
    }

    /// Lets no file of the process grow beyond so many bytes, as on a disk without room; `None` lifts that.
    pub fn limit_files(&self, bytes: Option<u64>) {
        let maximum = getrlimit(Resource::Fsize).maximum;
        let pid = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw);
        prlimit(pid, Resource::Fsize, Rlimit { current: bytes.or(maximum), maximum }).expect("a limit for a process");
    }

    /// Waits until it ends by itself, and returns the code that it ends with.
    pub async fn ends(&mut self) -> Option<i32> {
        until("its end", async || self.child.try_wait().expect("a process")).await.code()
    }

    /// SIGTERM, and its end.
    pub fn stop(mut self) {
        let pid = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw).expect("a process");
        kill_process(pid, Signal::TERM).expect("a process that can be told");
        self.child.wait().expect("its end");
    }

    /// SIGKILL: no clean-up, no last write.
    pub fn kill(mut self) {
        self.child.kill().expect("a process that can be killed");
        self.child.wait().expect("its end");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_onpurpose");

/// The program over a test's database, without limits: machine speed is what these tests are about.
pub fn command(database: &TestDatabase) -> Command {
    over(Command::new(PROGRAM), database)
}

fn over(mut command: Command, database: &TestDatabase) -> Command {
    command
        .env_clear()
        .env("ONPURPOSE_LISTEN", "127.0.0.1:0")
        .env("ONPURPOSE_DATA_DIR", database.folder())
        .env("ONPURPOSE_DATABASE_URL", database.url())
        .env("ONPURPOSE_RATE_LIMIT", "off")
        .env("NO_COLOR", "1")
        .env("RUST_LOG", "debug")
        .stdin(Stdio::null());
    command
}

/// Imports [`CONTENTS`] by the program's own command.
pub fn import(database: &TestDatabase) {
    import_contents(database, CONTENTS);
}

/// Imports these contents by the program's own command.
pub fn import_contents(database: &TestDatabase, contents: &str) {
    let file = database.folder().join("contents.toml");
    std::fs::write(&file, contents).expect("a file");
    let output = command(database).arg("import").arg(&file).output().expect("a process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Waits for what another process does.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    for _ in 0..LOOKS {
        if let Some(found) = look().await {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(LOOK)).await;
    }
    panic!("{what} never came");
}
