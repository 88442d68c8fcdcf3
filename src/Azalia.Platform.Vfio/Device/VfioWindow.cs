using System.Runtime.Versioning;

namespace Azalia.Platform.Vfio.Device;

/// <summary>
/// The registers of the device, mapped. Each access is one load or store of its width, ordered after what this thread did before it.
/// </summary>
/// <remarks>
/// After <see cref="Close"/> every register reads as all ones and takes no writes, as if the device were gone; an access on another thread that is under way ends first, and
/// the mapping lasts as long as it.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed unsafe class VfioWindow(MappedRegion region) : MmioWindow
{
    private volatile bool _isGone;
    private volatile bool _isLost;

    /// <inheritdoc/>
    public override int Length => region.Length;

    /// <summary>Whether <see cref="Lose"/> was called.</summary>
    public bool IsLost => _isLost;

    /// <summary>Lets the registers look like those of a device that is gone, and gives the mapping back.</summary>
    public void Close()
    {
        _isGone = true;
        region.Dispose();
    }

    /// <summary>Lets the registers look like those of a device that is gone; the mapping stays.</summary>
    public void Lose()
    {
        _isLost = true;
        _isGone = true;
    }

    /// <inheritdoc/>
    public override byte Read8(int offset)
    {
        CheckAccess(offset, sizeof(byte));
        if (!TryEnter())
            return byte.MaxValue;

        // Safe because the offset was checked, and the mapping cannot go before Leave.
        byte value = Volatile.Read(ref *(region.First + offset));
        Leave();
        return value;
    }

    /// <inheritdoc/>
    public override ushort Read16(int offset)
    {
        CheckAccess(offset, sizeof(ushort));
        if (!TryEnter())
            return ushort.MaxValue;

        // Safe because the offset was checked, and the mapping cannot go before Leave.
        ushort value = Volatile.Read(ref *(ushort*)(region.First + offset));
        Leave();
        return value;
    }

    /// <inheritdoc/>
    public override uint Read32(int offset)
    {
        CheckAccess(offset, sizeof(uint));
        if (!TryEnter())
            return uint.MaxValue;

        // Safe because the offset was checked, and the mapping cannot go before Leave.
        uint value = Volatile.Read(ref *(uint*)(region.First + offset));
        Leave();
        return value;
    }

    /// <inheritdoc/>
    public override void Write8(int offset, byte value)
    {
        CheckAccess(offset, sizeof(byte));
        if (!TryEnter())
            return;

        // Safe because the offset was checked, and the mapping cannot go before Leave.
        Volatile.Write(ref *(region.First + offset), value);
        Leave();
    }

    /// <inheritdoc/>
    public override void Write16(int offset, ushort value)
    {
        CheckAccess(offset, sizeof(ushort));
        if (!TryEnter())
            return;

        // Safe because the offset was checked, and the mapping cannot go before Leave.
        Volatile.Write(ref *(ushort*)(region.First + offset), value);
        Leave();
    }

    /// <inheritdoc/>
    public override void Write32(int offset, uint value)
    {
        CheckAccess(offset, sizeof(uint));
        if (!TryEnter())
            return;

        // Safe because the offset was checked, and the mapping cannot go before Leave.
        Volatile.Write(ref *(uint*)(region.First + offset), value);
        Leave();
    }

    private bool TryEnter()
    {
        if (_isGone)
            return false;

        bool added = false;
        try
        {
            region.DangerousAddRef(ref added);
        }
        catch (ObjectDisposedException)
        {
            return false;
        }

        return added;
    }

    private void Leave() => region.DangerousRelease();
}
