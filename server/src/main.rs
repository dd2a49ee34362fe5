//! The one binary, `onpurpose`: reads the settings, starts the site or runs one command.
//! It exits with 0 when done, 1 when refused (the reason is on stderr), 2 when called wrongly.

mod cli;

use std::error::Error;
use std::io::{IsTerminal as _, Write as _, stderr, stdin, stdout};
use std::process::ExitCode;
use std::sync::Arc;

use app::domain::zone;
use clap::Parser as _;
use server::clock::Clock;
use server::commands::dkim::{self, RotationEnd};
use server::commands::newsletter::{self, NewList};
use server::commands::{bounce, clock, expire, import, keys, mailcheck, organiser, verify};
use server::config::Config;
use server::mail::lookup::Dns;
use server::process::core_dumps_off;
use server::startup::{Application, open_site, open_to_check};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use cli::{Command, DkimCommand, KeysCommand, NewsletterCommand, Onpurpose, Organiser};

#[tokio::main]
async fn main() -> ExitCode {
    let command = Onpurpose::parse().command.unwrap_or(Command::Serve);
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sea_orm_migration=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_target(false).with_ansi(stdout().is_terminal()).init();
    let failed =
        if matches!(command, Command::Bounce { .. }) { ExitCode::from(bounce::AGAIN) } else { ExitCode::FAILURE };
    match run(command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            // If stderr is closed, there's nobody left to tell.
            drop(writeln!(stderr(), "{refusal}"));
            failed
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
    if let Command::Dkim { what } = command {
        return dkim(&config, &clock, what).await;
    }
    #[cfg(feature = "samples")]
    if matches!(command, Command::Demo) {
        config.check_demo()?;
    }
    let site =
        if command.only_looks() { open_to_check(config, clock).await? } else { open_site(config, clock).await? };
    let out = &mut stdout();
    match command {
        Command::Serve | Command::Migrate | Command::Dkim { .. } => {}
        #[cfg(feature = "samples")]
        Command::Demo => server::commands::demo::demo(&site, out).await?,
        Command::Bounce { recipient } => {
            bounce::bounce(&site, recipient.as_deref(), &bounce::read(stdin().lock())?).await?;
        }
        Command::Import { file } => import::import(&site, &file, out).await?,
        Command::Newsletter { what: NewsletterCommand::Import { newsletter, file, when, how, wording, dry_run } } => {
            let list = NewList { newsletter: &newsletter, file: &file, when: &when, how, wording: &wording, dry_run };
            newsletter::import(&site, list, out).await?;
        }
        Command::Expire { dry_run: true, .. } => expire::expire(&site, expire::ExpireMode::DryRun, out).await?,
        Command::Expire { force: true, .. } => expire::expire(&site, expire::ExpireMode::Force, out).await?,
        Command::Expire { .. } => expire::expire(&site, expire::ExpireMode::Sweep, out).await?,
        Command::Organiser { what: Organiser::Add { email, name, branch, role } } => {
            organiser::add(&site, organiser::New { email, name, branch, role }, out).await?;
        }
        Command::Organiser { what: Organiser::Reset { email } } => organiser::reset(&site, &email, out).await?,
        Command::Clock { what: cli::ClockCommand::Accept } => clock::accept(&site, out)?,
        Command::Clock { what: cli::ClockCommand::Check } => clock::check(&site, out)?,
        Command::Keys { what: KeysCommand::Rotate } => keys::rotate(&site, out).await?,
        Command::Mailcheck { address } => {
            mailcheck::mailcheck(&site, &address, Dns::system().ok().as_ref(), out).await?;
        }
        Command::Verify { mark } => verify::verify(&site, mark.as_ref(), out).await?,
        Command::Keys { what: KeysCommand::Check } => keys::check(&site, out).await?,
    }
    Ok(())
}

async fn dkim(config: &Config, clock: &Clock, what: DkimCommand) -> Result<(), Box<dyn Error>> {
    let (now, out) = (clock.now(), &mut stdout());
    match what {
        DkimCommand::New => dkim::new(config, now, out)?,
        DkimCommand::Rotate { finish: false, .. } => dkim::rotate(config, now, out)?,
        DkimCommand::Rotate { unchecked, .. } => {
            let end = if unchecked { RotationEnd::Unchecked } else { RotationEnd::Published };
            dkim::finish(config, now, end, Dns::system().ok().as_ref(), out).await?;
        }
        DkimCommand::Show => dkim::show(config, now, out)?,
    }
    Ok(())
}

async fn serve(config: Config, clock: Arc<Clock>) -> Result<(), Box<dyn Error>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let application = Application::build(config, clock).await?;
    tracing::info!("time zones: {}", zone::source());
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
