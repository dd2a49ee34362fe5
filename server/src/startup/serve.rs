//! Connections: who gets one, and how long a client may keep it without a request.
//!
//! Each has a [`Stage`]. A request that has arrived completely is always answered; when there are too many connections,
//! the others give way, longest wait first. So silent and slow clients, however many, keep nobody out: theirs are
//! always older than that of somebody who connects and asks. Only HTTP/1.1 is spoken: what browsers need beyond that is
//! up to the web server in front, which has the TLS that HTTP/2 wants.

mod guests;
mod watched;

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody as _};
use axum::extract::ConnectInfo;
use axum::http::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use ipnet::IpNet;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

use self::guests::{Guests, Slot};
use self::watched::{Arriving, ConnectionStage, Stage, Watched};
use crate::config::Config;
use crate::{limits, process};

/// The most connections.
const MAX_CONNECTIONS: usize = 2048;
/// How many descriptors connections leave for the database, mail and files.
const RESERVED: usize = 256;
/// The most connections of one network: a hall full of phones behind one address needs far fewer.
const MOST_OF_A_NETWORK: usize = 128;
/// The most a connection reads ahead: more than any request's head.
const BUFFER: usize = 64 * 1024;
/// How long to pause when the system gives no connection: without that, asking again would be a busy loop.
const PAUSE: Duration = Duration::from_secs(1);

/// The rules for connections.
#[derive(Clone, Debug)]
pub struct Rules {
    most: usize,
    most_of_a_network: usize,
    /// How long the first request's head may take.
    head: Duration,
    /// How long a request's body may take: longer than in `web::form`, which can still say so.
    body: Duration,
    /// How long a connection may be idle between two requests: longer than the minute after which nginx closes one
    /// itself, so that none is closed just as a request is sent.
    idle: Duration,
    /// How often all this is checked.
    look: Duration,
    proxies: Vec<IpNet>,
}

impl Rules {
    /// A site's rules, on this machine.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        let descriptors = process::raise_descriptors();
        Self {
            most: MAX_CONNECTIONS.min(descriptors.saturating_sub(RESERVED).max(descriptors / 2)),
            most_of_a_network: MOST_OF_A_NETWORK,
            head: Duration::from_secs(10),
            body: Duration::from_secs(30),
            idle: Duration::from_secs(75),
            look: Duration::from_secs(1),
            proxies: config.trusted_proxies.clone(),
        }
    }

    /// The network whose connections are counted together; `None` for this machine and for proxies, as everybody is
    /// behind these.
    fn network(&self, peer: SocketAddr) -> Option<IpNet> {
        let address = peer.ip().to_canonical();
        let exempt = address.is_loopback() || self.proxies.iter().any(|net| net.contains(&address));
        if exempt { None } else { limits::network(address) }
    }
}

/// Answers until `shutdown` ends; work in progress is then finished within `grace`.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    rules: Rules,
    shutdown: impl Future<Output = ()>,
    grace: Duration,
) {
    let host = Host {
        router: TowerToHyperService::new(router.with_state(())),
        guests: Arc::new(Guests::new(rules.clone())),
        graceful: GracefulShutdown::new(),
    };
    let mut look = interval(rules.look);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut shutdown = pin!(shutdown);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => host.welcome(stream, peer),
                Err(error) if is_of_one(&error) => {}
                Err(error) => {
                    tracing::error!(%error, "no connection can be taken");
                    sleep(PAUSE).await;
                }
            },
            _ = look.tick() => host.guests.close_overdue(),
            () = &mut shutdown => break,
        }
    }
    drop(listener);
    let Host { guests, graceful, .. } = host;
    if timeout(grace, graceful.shutdown()).await.is_err() {
        guests.close_all();
    }
}

/// Whether only one connection failed, and not accepting as such.
fn is_of_one(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

struct Host {
    router: TowerToHyperService<Router>,
    guests: Arc<Guests>,
    graceful: GracefulShutdown,
}

impl Host {
    /// Gives a client its connection, or closes it at once if all others are being answered.
    fn welcome(&self, stream: TcpStream, peer: SocketAddr) {
        let Some(place) = Guests::enter(&self.guests, peer) else { return };
        // Without this, small responses wait for the client's acknowledgement; a socket that refuses is only slower.
        drop(stream.set_nodelay(true));
        let (id, seat, router) = (place.id, place.seat.clone(), self.router.clone());
        let io = TokioIo::new(Watched { stream, seat: seat.clone() });
        let service = service_fn(move |request| answer(router.clone(), peer, seat.clone(), request));
        let connection = http1::Builder::new().max_buf_size(BUFFER).serve_connection(io, service);
        let connection = self.graceful.watch(connection);
        let task = tokio::spawn(async move {
            let _kept: Slot = place;
            // A client that breaks off, or doesn't speak HTTP, only harms itself.
            drop(connection.await);
        });
        self.guests.seated(id, task.abort_handle());
    }
}

async fn answer(
    router: TowerToHyperService<Router>,
    peer: SocketAddr,
    seat: Arc<ConnectionStage>,
    request: Request<Incoming>,
) -> Result<Response, Infallible> {
    let whole = request.body().is_end_stream();
    seat.mark(if whole { Stage::Answering } else { Stage::Arriving });
    let body = |body| if whole { Body::empty() } else { Body::new(Arriving::new(body, seat.clone())) };
    let mut request = request.map(body);
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = router.call(request).await;
    seat.mark(Stage::Answered);
    response
}

#[cfg(test)]
mod tests;
