//! The one binary, `onpurpose`: reads the settings, starts the site or does one command.
//! It ends with 0 when done, 1 when refused (the reason on stderr), 2 when called wrongly.

use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use server::clock::Clock;
use server::commands;
use server::commands::expire::Mode;
use server::config::Config;
use server::process::core_dumps_off;
use server::startup::{Application, open_site};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// Sign-ups for events and newsletters that are forgotten on time. Settings are environment variables.
#[derive(Debug, Parser)]
#[command(name = "onpurpose", version)]
struct Onpurpose {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site; brings the database up to date first. What is done without a command.
    Serve,
    /// Bring the database up to date and stop.
    Migrate,
    /// Load sample content into an empty database.
    Demo,
    /// Publish or change contents, all or nothing.
    Import {
        /// A TOML file, see docs/import.md.
        file: PathBuf,
    },
    /// Delete what is past its end.
    Expire {
        /// Only count, by purpose.
        #[arg(long, conflicts_with = "force")]
        dry_run: bool,
        /// Even though the clock has jumped.
        #[arg(long)]
        force: bool,
    },
    /// The keyring.
    Keys {
        #[command(subcommand)]
        command: Keys,
    },
}

#[derive(Debug, Subcommand)]
enum Keys {
    /// Begin a new epoch now: seal everything held anew.
    Turn,
    /// Say whether keyring, journal and database belong together.
    Check,
}

#[tokio::main]
async fn main() -> ExitCode {
    let command = Onpurpose::parse().command.unwrap_or(Command::Serve);
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_target(false).init();
    match run(command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            // Nobody is left to be told when stderr is closed.
            drop(writeln!(std::io::stderr(), "{refusal}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<(), Box<dyn Error>> {
    core_dumps_off()?;
    let config = Config::from_env()?;
    let clock = Arc::new(Clock::system());
    if matches!(command, Command::Serve) {
        return serve(config, clock).await;
    }
    let site = open_site(config, clock).await?;
    let out = &mut std::io::stdout();
    match command {
        Command::Serve | Command::Migrate => {}
        Command::Demo => commands::demo::demo(&site, out).await?,
        Command::Import { file } => commands::import::import(&site, &file, out).await?,
        Command::Expire { dry_run: true, .. } => commands::expire::expire(&site, Mode::DryRun, out).await?,
        Command::Expire { force: true, .. } => commands::expire::expire(&site, Mode::Force, out).await?,
        Command::Expire { .. } => commands::expire::expire(&site, Mode::Sweep, out).await?,
        Command::Keys { command: Keys::Turn } => commands::keys::turn(&site, out).await?,
        Command::Keys { command: Keys::Check } => commands::keys::check(&site, out).await?,
    }
    Ok(())
}

async fn serve(config: Config, clock: Arc<Clock>) -> Result<(), Box<dyn Error>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let application = Application::build(config, clock).await?;
    tracing::info!(address = %application.address(), "serving {}", application.site().config.base_url);
    let shutdown = async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
    };
    Ok(application.run(shutdown).await?)
}
