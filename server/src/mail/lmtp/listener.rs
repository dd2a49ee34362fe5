//! Where the server listens: on a loopback address or a socket. Whoever asks for more connections than there are places
//! waits for one.

use std::io;
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, UnixListener};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::{LmtpTimes, Takes, talk};
use crate::config::LmtpAddress;

/// The most connections: as many as Postfix makes to one destination.
const CONNECTIONS: usize = 20;
/// How long to pause when the system gives no connection.
const PAUSE: Duration = Duration::from_secs(1);

/// A bound address.
#[derive(Debug)]
pub enum LmtpListener {
    /// A loopback address.
    Tcp(TcpListener),
    /// A socket.
    Socket(UnixListener),
}

impl LmtpListener {
    /// Binds an address. Everybody who can reach a socket's folder may use the socket.
    ///
    /// # Errors
    /// When it can't be bound.
    pub async fn bind(address: &LmtpAddress) -> io::Result<Self> {
        match address {
            LmtpAddress::Loopback(address) => Ok(Self::Tcp(TcpListener::bind(address).await?)),
            LmtpAddress::Socket(path) => {
                remove_left_over(path)?;
                let listener = UnixListener::bind(path)?;
                std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o666))?;
                Ok(Self::Socket(listener))
            }
        }
    }

    /// The port it's bound to; `None` for a socket.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        match self {
            Self::Tcp(listener) => listener.local_addr().ok().map(|address| address.port()),
            Self::Socket(_) => None,
        }
    }
}

/// Removes the socket of a process that has ended; anything else is left, and then refuses to be bound.
fn remove_left_over(path: &Path) -> io::Result<()> {
    match std::fs::symlink_metadata(path) {
        Ok(found) if found.file_type().is_socket() => std::fs::remove_file(path),
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Takes what is handed over, until it's dropped: what was in progress is then handed over again later.
pub async fn run<T: Takes>(listener: LmtpListener, takes: Arc<T>, times: LmtpTimes) {
    let (places, mut talks) = (Arc::new(Semaphore::new(CONNECTIONS)), JoinSet::new());
    loop {
        while talks.try_join_next().is_some() {}
        // It's never closed.
        let Ok(place) = places.clone().acquire_owned().await else { return };
        let takes = takes.clone();
        let accepted = match &listener {
            LmtpListener::Tcp(listener) => listener.accept().await.map(|(stream, _)| {
                // A socket that refuses is only slower.
                drop(stream.set_nodelay(true));
                talks.spawn(async move {
                    ended(talk(stream, &*takes, times).await);
                    drop(place);
                })
            }),
            LmtpListener::Socket(listener) => listener.accept().await.map(|(stream, _)| {
                talks.spawn(async move {
                    ended(talk(stream, &*takes, times).await);
                    drop(place);
                })
            }),
        };
        if let Err(error) = accepted {
            tracing::error!(%error, "no connection can be taken for bounces");
            sleep(PAUSE).await;
        }
    }
}

/// A client that breaks off only harms itself: it has to send again.
fn ended(talk: io::Result<()>) {
    if let Err(error) = talk {
        tracing::debug!(%error, "a connection for bounces broke off");
    }
}
