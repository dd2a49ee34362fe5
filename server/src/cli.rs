//! The arguments of `onpurpose`.

use std::path::PathBuf;

use app::domain::list_import::ConsentMeans;
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
    /// Serve the site, after bringing the database up to date. The default command.
    Serve,
    /// Bring the database up to date.
    Migrate,
    /// Work off one message that came back, from standard input: a bounce, a complaint, a reply.
    Bounce {
        /// The address it was delivered to; without it, the message's own headers have to say that.
        recipient: Option<String>,
    },
    /// Load sample content into an empty database.
    #[cfg(feature = "samples")]
    Demo,
    /// Publish or change contents, all or nothing.
    Import {
        /// A TOML file, see docs/import.md.
        file: PathBuf,
    },
    /// Bring an existing list to a newsletter.
    Newsletter {
        /// What to do.
        #[command(subcommand)]
        what: NewsletterCommand,
    },
    /// Delete what is past its end, now.
    Expire {
        /// Only count it, by purpose.
        #[arg(long, conflicts_with = "force")]
        dry_run: bool,
        /// Delete even though the clock is doubted: you say that it is right, as with `clock accept`.
        #[arg(long)]
        force: bool,
    },
    /// Invite an organiser, or reset one's login.
    Organiser {
        /// What to do.
        #[command(subcommand)]
        what: Organiser,
    },
    /// Accept the clock, or ask whether it is believed.
    Clock {
        /// What to do.
        #[command(subcommand)]
        what: ClockCommand,
    },
    /// Rotate or check the keys.
    Keys {
        /// What to do.
        #[command(subcommand)]
        what: KeysCommand,
    },
    /// Make, rotate or show the keys that sign mails, with the DNS records to publish.
    Dkim {
        /// What to do.
        #[command(subcommand)]
        what: DkimCommand,
    },
    /// Send one mail through the relay, and check what receivers ask for on the bytes that left.
    Mailcheck {
        /// Where to, such as an address of your own at Gmail.
        address: String,
    },
    /// Check the live data: the audit's chain, purposes and ends, keys.
    Verify {
        /// The mark that an earlier check printed: finds an audit whose end was cut off since.
        #[arg(long, value_name = "NUMBER:HASH")]
        mark: Option<ChainMark>,
    },
}

/// What can be done about the clock.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum ClockCommand {
    /// Believe the clock, though it is far from where it was expected.
    Accept,
    /// Say whether the clock is believed. While it isn't, nothing is deleted.
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

/// What can be done with a newsletter.
#[derive(Clone, Debug, Subcommand)]
pub enum NewsletterCommand {
    /// Check every row of a list, and subscribe its people. Each gets one mail.
    Import {
        /// The newsletter, by its name in URLs.
        newsletter: String,
        /// A CSV file, see docs/sending.md.
        file: PathBuf,
        /// The day on which its people agreed to get this newsletter, such as 2024-05-03.
        #[arg(long)]
        when: String,
        /// How they did: paper, web-form, email or spoken
        #[arg(long, value_parser = means)]
        how: ConsentMeans,
        /// What they agreed to, word for word.
        #[arg(long)]
        wording: String,
        /// Only say what would become of the rows.
        #[arg(long)]
        dry_run: bool,
    },
}

fn means(name: &str) -> Result<ConsentMeans, String> {
    let names = || ConsentMeans::ALL.iter().map(|means| means.name()).collect::<Vec<_>>().join(", ");
    ConsentMeans::parse(name).ok_or_else(|| format!("it is one of {}", names()))
}

/// What can be done with the keys that sign mails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum DkimCommand {
    /// Make the first keys. The site signs from its next start on.
    New,
    /// Make the next keys, while the present ones go on signing.
    Rotate {
        /// Let the next keys sign from the next start on, if DNS shows their records.
        #[arg(long)]
        finish: bool,
        /// Do not ask DNS: you have looked.
        #[arg(long, requires = "finish")]
        unchecked: bool,
    },
    /// Print the records of every key, and what else to publish.
    Show,
}

/// What can be done with the keys.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum KeysCommand {
    /// Begin a new epoch: reseal everything under its key, destroy the keys that are due.
    Rotate,
    /// Say whether keyring, journal and database belong together.
    Check,
}

/// What can be done about an organiser's account.
#[derive(Clone, Debug, Subcommand)]
pub enum Organiser {
    /// Invite somebody to a role. Prints the link, which is mailed too.
    Add {
        /// The address.
        #[arg(long)]
        email: String,
        /// The name that colleagues see.
        #[arg(long)]
        name: String,
        /// The branch, by its name in URLs. The role covers the branches below it too.
        #[arg(long)]
        branch: String,
        /// organiser, data_officer or administrator
        #[arg(long, value_parser = role)]
        role: Role,
    },
    /// Take away an account's password and second factor. Prints the link to choose a new password, which is mailed too.
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
