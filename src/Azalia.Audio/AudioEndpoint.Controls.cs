using Azalia.ClassDriver.Endpoints;

namespace Azalia.Audio;

/// <content>What can be set and seen at an endpoint, whether a stream is open or not.</content>
public sealed partial class AudioEndpoint
{
    /// <summary>Something was plugged into the jack, or pulled out.</summary>
    /// <remarks>
    /// Raised at DISPATCH_LEVEL, on the thread that drives the device, as the driver's own callback is: on a virtual clock inside whatever call waits. A handler
    /// notes what it is told and returns; it calls nothing of the system, and does not wait. Only jacks that can tell by themselves raise it.
    /// </remarks>
    public event EventHandler<JackChangedEventArgs>? JackChanged;

    /// <summary>Its number in the system, from 1 on, in the order of <see cref="AudioSystem.Endpoints"/>.</summary>
    public int Number { get; internal set; }

    /// <summary>What it is: <c>line-out</c>, <c>headphone</c>, <c>hdmi</c>, <c>microphone</c> and so on; see <see cref="Endpoint.Kind"/>.</summary>
    public string Kind => Source.Kind;

    /// <summary>Its pins, by the channels that they carry: surround sound has one for each pair of channels.</summary>
    public IReadOnlyList<EndpointPin> Pins => Source.Pins;

    /// <summary>How loud it can be, from the amplifiers on its path.</summary>
    public EndpointVolume VolumeRange => Source.Volume;

    /// <summary>
    /// How loud it is, in decibels, for the stream that is open and for all later ones. 0 dB, which leaves the samples as they are, unless it was set or the path
    /// has no such step. What is set is the nearest step that is not above it; beyond <see cref="VolumeRange"/> it is the end of the range.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no number.</exception>
    /// <exception cref="HdaException">The codec does not answer.</exception>
    /// <exception cref="ObjectDisposedException">The system was disposed.</exception>
    public double Volume
    {
        get => _driver.GetVolume((int)_pin);
        set
        {
            _system.ThrowIfDisposed();
            if (double.IsNaN(value))
                throw new ArgumentException("A volume is a number of decibels.", nameof(value));

            HdaException.ThrowIfFailed(_driver.SetVolume((int)_pin, value), $"Setting the volume of {Name}");
        }
    }

    /// <summary>Whether it is mute, for the stream that is open and for all later ones.</summary>
    /// <exception cref="HdaException">The codec does not answer.</exception>
    /// <exception cref="ObjectDisposedException">The system was disposed.</exception>
    public bool Mute
    {
        get => _driver.GetMute((int)_pin);
        set
        {
            _system.ThrowIfDisposed();
            HdaException.ThrowIfFailed(_driver.SetMute((int)_pin, value), $"Muting {Name}");
        }
    }

    /// <summary>Whether something is plugged in. The pin is asked each time; of several jacks the first.</summary>
    /// <exception cref="ObjectDisposedException">The system was disposed.</exception>
    public JackState Jack
    {
        get
        {
            _system.ThrowIfDisposed();
            return _driver.ReadJack((int)_pin);
        }
    }

    internal Endpoint Source => _driver.Endpoints[(int)_pin];

    /// <summary>What the monitor at an HDMI or DisplayPort endpoint says of itself.</summary>
    /// <param name="patient">Whether to wait, in device time, while it is not ready: 1.8 s at most.</param>
    /// <returns>The data; null when the endpoint is no display, nothing is plugged in, or it says nothing.</returns>
    /// <exception cref="ObjectDisposedException">The system was disposed.</exception>
    public DisplayData? ReadDisplay(bool patient = true)
    {
        _system.ThrowIfDisposed();
        return _driver.ReadDisplay((int)_pin, patient);
    }

    internal void RaiseJackChanged(JackState state) => JackChanged?.Invoke(this, new JackChangedEventArgs(state));
}
