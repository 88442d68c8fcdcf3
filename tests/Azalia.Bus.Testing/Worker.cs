using System.Runtime.ExceptionServices;

namespace Azalia.Bus.Testing;

/// <summary>A thread of a test. What it throws is thrown again where it is joined, and it is never waited for without a bound.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;

    public Worker(Action work)
    {
        _thread = new Thread(() =>
        {
            try
            {
                work();
            }
#pragma warning disable CA1031 // It is thrown again where the thread is joined.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
            }
        })
        { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Waits for the end of the work, and throws what it threw.</summary>
    public void Join(TimeSpan bound)
    {
        Assert.True(_thread.Join(bound), $"A thread was stuck for {bound.TotalSeconds} s.");
        _failure?.Throw();
    }

    public void Dispose() => _ = _thread.Join(TimeSpan.FromSeconds(1));
}
