//! The one binary, `onpurpose`: reads the settings, starts the site or does one command.
//! It ends with 0 when done, 1 when refused (the reason on stderr), 2 when called wrongly.

use std::error::Error;
use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use server::clock::Clock;
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
    match command {
        Command::Serve => {
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
        Command::Migrate => Ok(open_site(config, clock).await.map(drop)?),
    }
}
