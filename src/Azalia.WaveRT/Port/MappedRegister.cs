using Azalia.Platform;

namespace Azalia.WaveRT.Port;

/// <summary>
/// A register of the device, mapped for the client of a pin to read by itself: what stands for the address in KSRTAUDIO_HWREGISTER.
/// </summary>
/// <remarks>
/// Readable from any thread until the pin is closed; from then on <see cref="Read"/> throws. When the device is pulled out it stands still at
/// what was read last: the register itself reads all ones then.
/// </remarks>
public sealed class MappedRegister
{
    private readonly LiveRegister _register;
    private volatile bool _unmapped;
    private volatile bool _frozen;
    private volatile uint _last;

    internal MappedRegister(LiveRegister register) => _register = register;

    /// <summary>The value at this moment.</summary>
    /// <exception cref="ObjectDisposedException">The pin was closed.</exception>
    public uint Read()
    {
        ObjectDisposedException.ThrowIf(_unmapped, this);
        if (_frozen)
            return _last;

        uint value = _register.Read();
        _last = value;
        return value;
    }

    internal void Freeze() => _frozen = true;

    internal void Unmap() => _unmapped = true;
}
