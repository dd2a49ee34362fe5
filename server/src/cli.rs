//! The arguments of `onpurpose`.

use std::path::PathBuf;

use app::domain::role::Role;
use clap::{Parser, Subcommand};
use server::actions::audit::ChainMark;

/// Sign-ups for events and newsletters that are forgotten on time. Settings are environment variables.
#[derive(Debug, Parser)]
#[command(name = "onpurpose", version)]
pub struct Onpurpose {
    /// What to do; without it, serve.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// A command. All but `serve` work beside a running server.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site; brings the database up to date first. What is done without a command.
    Serve,
    /// Bring the database up to date.
    Migrate,
    /// Load sample content into an empty database.
    #[cfg(feature = "samples")]
    Demo,
    /// Publish or change contents, all or nothing.
    Import {
        /// A TOML file, see docs/import.md.
        file: PathBuf,
    },
    /// Delete now what is past its end.
    Expire {
        /// Only count it, by purpose.
        #[arg(long, conflicts_with = "force")]
        dry_run: bool,
        /// Even though the clock may be wrong: it is right, as `clock accept` says.
        #[arg(long)]
        force: bool,
    },
    /// Invite or reset somebody who runs events and newsletters.
    Organiser {
        /// Which of the two.
        #[command(subcommand)]
        what: Organiser,
    },
    /// Say that the clock is right, or ask whether it is believed.
    Clock {
        /// Which of the two.
        #[command(subcommand)]
        what: ClockCommand,
    },
    /// Rotate or check the keys.
    Keys {
        /// Which of the two.
        #[command(subcommand)]
        what: KeysCommand,
    },
    /// Check on the live data what must always hold: the log's chain, purposes and ends, keys.
    Verify {
        /// What an earlier check said the log reaches: finds a log whose end was cut off since.
        #[arg(long, value_name = "NUMBER:HASH")]
        mark: Option<ChainMark>,
    },
}

/// What can be done about the clock.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum ClockCommand {
    /// Believe the clock as it is, though it is far from where it was expected.
    Accept,
    /// Say whether the clock is believed: while it is not, nothing is deleted.
    Check,
}

impl Command {
    /// Whether it is a check, which changes nothing.
    pub const fn only_looks(&self) -> bool {
        matches!(
            self,
            Self::Verify { .. }
                | Self::Clock { what: ClockCommand::Check }
                | Self::Keys { what: KeysCommand::Check }
                | Self::Expire { dry_run: true, .. }
        )
    }
}

/// What can be done with the keys.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum KeysCommand {
    /// Begin a new epoch: seal everything again under its key, destroy the keys that are due.
    Rotate,
    /// Say whether keyring, journal and database belong together.
    Check,
}

/// What can be done about an organiser's account.
#[derive(Clone, Debug, Subcommand)]
pub enum Organiser {
    /// Invite somebody to a role; prints the link that is mailed too.
    Add {
        /// The address.
        #[arg(long)]
        email: String,
        /// The name that colleagues see.
        #[arg(long)]
        name: String,
        /// The branch, by its name in URLs; the role holds in all branches below it too.
        #[arg(long)]
        branch: String,
        /// organiser, data_officer or administrator
        #[arg(long, value_parser = role)]
        role: Role,
    },
    /// Take password and second factor from somebody; prints the link to choose a password that is mailed too.
    Reset {
        /// The address of the account.
        #[arg(long)]
        email: String,
    },
}

fn role(name: &str) -> Result<Role, String> {
    let names = || Role::ALL.map(Role::name).join(", ");
    Role::parse(&name.replace('-', "_")).ok_or_else(|| format!("it is one of {}", names()))
}
