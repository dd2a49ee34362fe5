//! What the operator can write behind `onpurpose`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

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
        /// Even though the clock has jumped ahead.
        #[arg(long)]
        force: bool,
    },
    /// Turn or check the keys.
    Keys {
        /// Which of the two.
        #[command(subcommand)]
        what: Keys,
    },
}

/// What can be done with the keys.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Keys {
    /// Begin a new epoch: seal everything anew, destroy the keys that are due.
    Turn,
    /// Say whether keyring, journal and database belong together.
    Check,
}
