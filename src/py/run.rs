//! How does a long call behave in Python? The interpreter is free while it runs, Ctrl-C stops it,
//! progress is told, and a panic is an ordinary exception.

use pyo3::prelude::*;

use crate::Result;
use crate::parallel::{Job, available_threads, supervise};

/// How a call is to be run.
#[pyclass(frozen, module = "framelens._core")]
pub(super) struct Runner {
    threads: usize,
    progress: Option<Py<PyAny>>,
    memory: Option<u64>,
}

#[pymethods]
impl Runner {
    /// `threads` 0 means one a processor; `progress(done, total)` is called every 50 ms; `memory`
    /// is how many bytes are free.
    #[new]
    #[pyo3(signature = (*, threads, progress, memory=None))]
    fn new(threads: usize, progress: Option<Py<PyAny>>, memory: Option<u64>) -> Self {
        let threads = if threads == 0 { available_threads() } else { threads };
        Self { threads, progress, memory }
    }
}

impl Runner {
    /// Runs `work` without the interpreter; the calling thread looks after signals and progress.
    pub(super) fn run<T: Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&Job) -> Result<T> + Send,
    ) -> PyResult<T> {
        let job = Job::new(self.threads).with_memory(self.memory);
        py.detach(|| supervise(&job, work, |job| Python::attach(|py| self.tick(py, job))))
    }

    fn tick(&self, py: Python<'_>, job: &Job) -> PyResult<()> {
        py.check_signals()?;
        match &self.progress {
            Some(progress) => progress.call1(py, job.progress()).map(drop),
            None => Ok(()),
        }
    }
}

/// Panics on purpose, so that a test can see what arrives.
#[pyfunction]
#[pyo3(signature = (runner, *, in_worker))]
pub(super) fn panic_for_test(py: Python<'_>, runner: &Runner, in_worker: bool) -> PyResult<()> {
    #[allow(clippy::panic)]
    let planted = |i: usize| if i == 3 { panic!("planted") } else { Ok(()) };
    runner.run(py, |job| if in_worker { job.map(8, planted).map(drop) } else { planted(3) })
}

/// Works for `seconds`, so that a test can stop it.
#[pyfunction]
#[pyo3(signature = (runner, *, seconds))]
pub(super) fn burn_for_test(py: Python<'_>, runner: &Runner, seconds: f64) -> PyResult<()> {
    let start = std::time::Instant::now();
    runner.run(py, |job| {
        job.map(job.threads(), |_| {
            while start.elapsed().as_secs_f64() < seconds {
                job.check()?;
                std::hint::spin_loop();
            }
            Ok(())
        })
        .map(drop)
    })
}
