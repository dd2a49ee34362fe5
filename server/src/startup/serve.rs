//! Connections: who gets one, and how long a client may keep it without asking for something.
//!
//! Each is in a [`Stage`]. A request that has come whole is always answered; whoever has not got that far gives way when
//! there are too many, the one that has waited longest first. So silent and slow clients, however many, keep nobody out:
//! theirs are always older than that of somebody who connects and asks. HTTP/1.1 alone is spoken: what browsers need
//! beyond that is the business of the web server in front, which has the TLS that HTTP/2 wants.

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

/// How many connections there are at most.
const MAX_CONNECTIONS: usize = 2048;
/// How many descriptors connections leave to the database, to mail and to files.
const RESERVED: usize = 256;
/// How many connections one network has at most: a hall full of phones behind one address gets along with far fewer.
const MOST_OF_A_NETWORK: usize = 128;
/// What a connection reads ahead at most: more than any head of a request.
const BUFFER: usize = 64 * 1024;
/// How long to wait when the system gives no connection: without a pause that would be asked without an end.
const PAUSE: Duration = Duration::from_secs(1);

/// What connections may do.
#[derive(Clone, Debug)]
pub struct Rules {
    most: usize,
    most_of_a_network: usize,
    /// How long the first request's head may take.
    head: Duration,
    /// How long a request's body may take: longer than `web::form` waits, which can still say so.
    body: Duration,
    /// How long nothing may be asked and nothing be read between two requests: longer than the minute after which nginx
    /// closes one itself, so that none is closed just as a request is sent.
    idle: Duration,
    /// How often all that is looked at.
    look: Duration,
    proxies: Vec<IpNet>,
}

impl Rules {
    /// The rules of a site, on this machine.
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

    /// The network whose connections are counted together; none for this machine and for proxies, behind which is
    /// everybody.
    fn network(&self, peer: SocketAddr) -> Option<IpNet> {
        let address = peer.ip().to_canonical();
        let exempt = address.is_loopback() || self.proxies.iter().any(|net| net.contains(&address));
        if exempt { None } else { limits::network(address) }
    }
}

/// Answers until `shutdown` ends; what is under way is then finished within `grace`.
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

/// Whether one connection failed, and not the taking of connections.
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
    /// Gives a client its connection, or closes it at once where all others are being answered.
    fn welcome(&self, stream: TcpStream, peer: SocketAddr) {
        let Some(place) = Guests::enter(&self.guests, peer) else { return };
        // Without it small answers wait for the client's acknowledgement; a socket that refuses is only slower.
        drop(stream.set_nodelay(true));
        let (id, seat, router) = (place.id, place.seat.clone(), self.router.clone());
        let io = TokioIo::new(Watched { stream, seat: seat.clone() });
        let service = service_fn(move |request| answer(router.clone(), peer, seat.clone(), request));
        let connection = http1::Builder::new().max_buf_size(BUFFER).serve_connection(io, service);
        let connection = self.graceful.watch(connection);
        let task = tokio::spawn(async move {
            let _kept: Slot = place;
            // A client that breaks off, or speaks no HTTP, is nobody's trouble but its own.
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
    let body = |body| if whole { Body::empty() } else { Body::new(Arriving { body, seat: seat.clone() }) };
    let mut request = request.map(body);
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = router.call(request).await;
    seat.mark(Stage::Answered);
    response
}

#[cfg(test)]
mod tests;
