//! The program under measurement: the release binary in a fresh folder, started, filled, asked for its memory, stopped.

use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use server::clock::Clock;
use server::config::Config;
use server::site::Site as Inside;
use server::startup::open_site;
use tempfile::TempDir;

use super::Result;
use super::client::{Connection, get};

/// The binary that cargo has built beside this.
const BINARY: &str = env!("CARGO_BIN_EXE_onpurpose");

/// The binary to measure: ours, or another that it is compared with (`FIGURES_PROGRAM`).
fn program() -> PathBuf {
    std::env::var_os("FIGURES_PROGRAM").map_or_else(|| BINARY.into(), PathBuf::from)
}

/// How long a start may take before it counts as failed.
const TIMEOUT: Duration = Duration::from_secs(30);

/// What is set for one site, beside where it listens and keeps its data.
pub type Settings = Vec<(&'static str, String)>;

/// A folder with a site in it, running or not.
pub struct Site {
    pub address: SocketAddr,
    settings: Settings,
    folder: TempDir,
    process: Option<Child>,
}

/// How much memory a process holds, in MiB.
#[derive(Clone, Copy)]
pub struct Memory {
    pub now: f64,
    pub most: f64,
}

impl Site {
    /// A site that has never run.
    pub fn new(settings: Settings) -> Result<Self> {
        Ok(Self { address: free_port()?, settings, folder: TempDir::new()?, process: None })
    }

    /// Where it keeps everything.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Where its database is.
    pub fn database(&self) -> PathBuf {
        self.data().join("onpurpose.db")
    }

    /// Where its database is, as a URL.
    pub fn database_url(&self) -> String {
        let set = self.settings.iter().find(|(name, _)| *name == "ONPURPOSE_DATABASE_URL");
        set.map_or_else(|| format!("sqlite://{}?mode=ro", self.database().display()), |(_, url)| url.clone())
    }

    fn environment(&self) -> Settings {
        let own = [
            ("ONPURPOSE_LISTEN", self.address.to_string()),
            ("ONPURPOSE_BASE_URL", format!("http://{}", self.address)),
            ("ONPURPOSE_DATA_DIR", self.data().display().to_string()),
            ("ONPURPOSE_SWEEP_SECONDS", "1".to_owned()),
        ];
        own.into_iter().chain(self.settings.iter().cloned()).collect()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(program());
        command.envs(self.environment()).stdin(Stdio::null());
        command
    }

    /// The site inside this process, while its own doesn't run: to fill it.
    pub async fn open(&self) -> Result<Arc<Inside>> {
        let set = self.environment();
        let config = Config::from(|name| set.iter().rev().find(|(of, _)| *of == name).map(|(_, value)| value.clone()))?;
        Ok(open_site(config, Arc::new(Clock::system())).await?)
    }

    /// Starts it and returns how many seconds passed until `path` answered 200.
    pub async fn start(&mut self, path: &str) -> Result<f64> {
        let log = File::options().create(true).append(true).open(self.folder.path().join("log"))?;
        let started = Instant::now();
        self.process = Some(self.command().stdout(log.try_clone()?).stderr(log).spawn()?);
        until_it_answers(self.address, path).await?;
        Ok(started.elapsed().as_secs_f64())
    }

    /// Stops it as an operator does.
    pub fn stop(&mut self) -> Result<()> {
        let Some(mut process) = self.process.take() else { return Ok(()) };
        let pid = i32::try_from(process.id())?;
        kill_process(Pid::from_raw(pid).ok_or("a process without a number")?, Signal::TERM)?;
        process.wait()?;
        Ok(())
    }

    /// Imports contents, beside the running process or without one.
    pub fn import(&self, contents: &str) -> Result<()> {
        let file = self.folder.path().join("contents.toml");
        fs::write(&file, contents)?;
        self.run(&["import", &file.to_string_lossy()]).map(drop)
    }

    /// Runs a subcommand; returns what it said.
    pub fn run(&self, parts: &[&str]) -> Result<String> {
        let output = self.command().args(parts).output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// What the system says of its process.
    pub fn process(&self) -> Result<PathBuf> {
        let process = self.process.as_ref().ok_or("the site does not run")?;
        Ok(PathBuf::from(format!("/proc/{}", process.id())))
    }

    /// How much memory it holds now, and has held at most since it was started.
    pub fn memory(&self) -> Result<Memory> {
        let status = fs::read_to_string(self.process()?.join("status"))?;
        let mib = |name: &str| -> Result<f64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).ok_or("no memory figures")?;
            Ok(line.trim().trim_end_matches(" kB").parse::<f64>()? / 1024.0)
        };
        Ok(Memory { now: mib("VmRSS:")?, most: mib("VmHWM:")? })
    }

    /// What it has logged last of more than requests that went well, for an error's sake.
    pub fn last_words(&self) -> String {
        let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().filter(|line| !line.contains(" INFO request ")).collect();
        lines[lines.len().saturating_sub(5)..].join("\n")
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            // It may have ended by itself: then there is nothing to stop.
            drop(process.kill());
            drop(process.wait());
        }
    }
}

/// A port of this machine that nobody listens on.
pub fn free_port() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// Asks again and again until `path` answers 200.
pub async fn until_it_answers(address: SocketAddr, path: &str) -> Result<()> {
    let request = get(address, path, "identity");
    let started = Instant::now();
    while started.elapsed() < TIMEOUT {
        if let Ok(mut connection) = Connection::open(address).await
            && matches!(connection.send(&request).await, Ok(answer) if answer.status == 200)
        {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    Err(format!("{path} did not answer 200 within {} seconds", TIMEOUT.as_secs()).into())
}
