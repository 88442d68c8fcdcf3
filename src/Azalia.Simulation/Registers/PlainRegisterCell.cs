namespace Azalia.Simulation.Registers;

/// <summary>One register of the device that has no type of its own, such as those of vendors' capabilities.</summary>
/// <param name="bank">What it is reset with.</param>
/// <param name="offset">Byte offset in the window.</param>
/// <param name="width">1 to 4 bytes.</param>
internal sealed class PlainRegisterCell(RegisterBank bank, int offset, int width = sizeof(uint)) : RegisterCell(bank, offset, width)
{
    /// <summary>Computes what the driver reads, for a register that the hardware moves; null when it reads what is stored.</summary>
    public Func<uint>? Live { get; init; }

    /// <summary>The register's side effect; given the contents before the write. Null when it has none.</summary>
    public Action<uint>? Written { get; init; }

    /// <summary>Contents as stored.</summary>
    public uint Value
    {
        get => StoredBits;
        set => StoredBits = value;
    }

    /// <inheritdoc/>
    protected override uint ReadBits() => Live is null ? StoredBits : Live();

    /// <inheritdoc/>
    protected override void OnWritten(uint before) => Written?.Invoke(before);
}
