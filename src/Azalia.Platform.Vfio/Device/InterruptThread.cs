using System.Runtime.Versioning;
using Azalia.Platform.Executive;
using Azalia.Platform.Vfio.Kernel;

namespace Azalia.Platform.Vfio.Device;

/// <summary>
/// Brings the device's interrupts to the driver, on a thread that stands for the processor to which they are wired. It also hears when the kernel asks for the device back.
/// </summary>
/// <remarks>
/// Both kinds of interrupt arrive as signals of an event, of which several can be one. A pin is masked by the kernel as it signals, and unmasked here when the service
/// routine has quieted the device: if it has not, the kernel signals again at once (VFIO 5).
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed unsafe class InterruptThread : IDisposable
{
    private readonly VfioDevice _device;
    private readonly VfioIrqIndex _kind;
    private readonly Action _lost;
    private readonly VfioFile _signal;
    private readonly VfioFile _request;
    private readonly VfioFile _stop;
    private readonly Thread _thread;
    private volatile bool _isOver;

    private InterruptThread(VfioDevice device, VfioIrqIndex kind, Action lost, VfioFile signal, VfioFile request, VfioFile stop)
    {
        _device = device;
        _kind = kind;
        _lost = lost;
        _signal = signal;
        _request = request;
        _stop = stop;
        // A signal is taken by the service routine that it starts; one that comes during the run starts another.
        Source = new InterruptSource { ServiceStarts = () => Source!.Set(false) };
        _thread = new Thread(Run) { IsBackground = true, Name = "azalia-interrupt", Priority = ThreadPriority.Highest };
    }

    /// <summary>What the driver connects to.</summary>
    public InterruptSource Source { get; }

    /// <summary>Connects the interrupt and starts the thread.</summary>
    /// <param name="device">The device, which outlives this.</param>
    /// <param name="kind">The pin or messages.</param>
    /// <param name="lost">Called on the thread when the kernel asks for the device back.</param>
    /// <param name="problem">One line that says why it could not be done, or null.</param>
    public static InterruptThread? Start(VfioDevice device, VfioIrqIndex kind, Action lost, out string? problem)
    {
        VfioFile? signal = VfioFile.CreateEvent();
        VfioFile? request = VfioFile.CreateEvent();
        VfioFile? stop = VfioFile.CreateEvent();
        if (signal is null || request is null || stop is null || !device.TryConnect(kind, signal))
        {
            problem = $"the interrupt of the device cannot be connected: {LastError.Text}";
            signal?.Dispose();
            request?.Dispose();
            stop?.Dispose();
            return null;
        }

        if (device.HasInterrupt(VfioIrqIndex.Request))
            _ = device.TryConnect(VfioIrqIndex.Request, request);

        InterruptThread thread = new(device, kind, lost, signal, request, stop);
        thread._thread.Start();
        problem = null;
        return thread;
    }

    /// <summary>
    /// Ends the thread and disconnects the interrupt; when this returns nothing is delivered any more. Called from a service routine or a DPC, on the thread itself, it returns before
    /// the thread ends, which it does as soon as the routine has returned.
    /// </summary>
    public void Dispose()
    {
        _isOver = true;
        _stop.Signal();
        if (Thread.CurrentThread != _thread)
            _thread.Join();

        _device.Disconnect(_kind);
        _device.Disconnect(VfioIrqIndex.Request);
        _signal.Dispose();
        _request.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        const int Events = 3;
        PollEntry* entries = stackalloc PollEntry[Events];
        entries[0] = new PollEntry { File = _stop.Number, Events = NativeMethods.PollIn };
        entries[1] = new PollEntry { File = _signal.Number, Events = NativeMethods.PollIn };
        entries[2] = new PollEntry { File = _request.Number, Events = NativeMethods.PollIn };
        while (!_isOver)
        {
            if (NativeMethods.Poll(entries, Events, timeout: -1) < 0)
            {
                // A signal of the system leaves the entries as they were the last time.
                if (LastError.Value == SystemError.Interrupted)
                    continue;

                return;
            }

            if (entries[0].Returned != 0)
                return;

            if (entries[2].Returned != 0)
            {
                // Once is enough: the event stays signalled until the device is given back.
                _lost();
                entries[2].File = -1;
            }

            if (entries[1].Returned != 0 && !_isOver)
                Deliver();
        }
    }

    private void Deliver()
    {
        _ = _signal.TakeSignals();
        Source.Set(true);
        Source.Deliver();

        // Nobody is connected: a driver that comes later resets the device first, and finds the line quiet.
        Source.Set(false);
        if (_kind == VfioIrqIndex.Intx && !_isOver)
            _device.Unmask(VfioIrqIndex.Intx);
    }
}
