namespace Azalia.Platform.Executive;

/// <summary>
/// The interrupt of a device: a level that the backend drives, and the service routine that a driver connected to it.
/// </summary>
/// <remarks>
/// The driver's side is <see cref="Connect"/> and <see cref="IsAsserted"/>. The backend's side is <see cref="Set"/>, called
/// whenever the device's state may have changed the line, and <see cref="Deliver"/>, called on the thread that stands for the
/// processor to which the interrupt is wired, at a moment when no lock of the device is held.
/// </remarks>
public sealed class InterruptSource
{
    // A routine that cannot quiet its device would run for ever; the line is then ignored until the device drops it.
    internal const int MostRunsInARow = 10_000;

    private volatile bool _asserted;
    private volatile bool _ignored;
    private bool? _isMessage;
    private volatile KInterrupt? _connected;

    /// <summary>The level of the line.</summary>
    public bool IsAsserted => _asserted;

    /// <summary>Whether a service routine is connected: a driver is at work.</summary>
    public bool IsConnected => _connected is not null;

    /// <summary>How often a line was ignored because its routine could not quiet it.</summary>
    public int Storms { get; private set; }

    /// <summary>
    /// For a backend whose interrupt is a message (MSI): called at DIRQL right before each run of the service routine, so that the message is taken, and the
    /// line with it, and one that comes during the run makes another. Null where the interrupt is a level.
    /// </summary>
    public Action? ServiceStarts { get; init; }

    /// <summary>
    /// Whether the interrupt is a message, for which the service routine runs once, however many causes there are: a routine that does not look until nothing is left
    /// may wait for ever. By default where <see cref="ServiceStarts"/> is set; a backend that can be either says it whenever that changes.
    /// </summary>
    public bool IsMessage
    {
        get => _isMessage ?? ServiceStarts is not null;
        set => _isMessage = value;
    }

    /// <summary>Connects a service routine. PASSIVE_LEVEL.</summary>
    /// <param name="serviceRoutine">Runs at DIRQL; answers whether the interrupt was its device's.</param>
    /// <exception cref="InvalidOperationException">A routine is connected already.</exception>
    public KInterrupt Connect(Func<bool> serviceRoutine)
    {
        ArgumentNullException.ThrowIfNull(serviceRoutine);
        if (_connected is not null)
            throw new InvalidOperationException("A service routine is connected already.");

        return _connected = new KInterrupt(this, serviceRoutine);
    }

    /// <summary>For the backend: sets the level of the line. Nothing is delivered by it.</summary>
    /// <param name="asserted">The new level.</param>
    public void Set(bool asserted)
    {
        _asserted = asserted;
        if (!asserted)
            _ignored = false;
    }

    /// <summary>
    /// For the backend: delivers the interrupt to the calling thread's processor if the line is asserted, now or as soon as its level
    /// and its locks allow.
    /// </summary>
    public void Deliver()
    {
        if (_asserted && !_ignored && _connected is not null)
            KProcessor.Current.Request(this);
    }

    internal void Drop()
    {
        _connected = null;
        KProcessor.Current.Forget(this);
    }

    internal void Ignore()
    {
        Storms++;
        _ignored = true;
    }

    internal void Service()
    {
        for (int runs = 0; _asserted && !_ignored; runs++)
        {
            KInterrupt? connected = _connected;
            if (connected is null)
                return;

            if (runs == MostRunsInARow)
            {
                Ignore();
                return;
            }

            ServiceStarts?.Invoke();
            _ = connected.RunServiceRoutine();
        }
    }
}
