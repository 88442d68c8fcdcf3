using System.Numerics;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Registers;

/// <summary>One register of the device, typed by its declaration in the specification, which also says how it answers to reads and
/// writes.</summary>
/// <typeparam name="T">The register.</typeparam>
/// <typeparam name="TRaw">Its raw integer.</typeparam>
/// <remarks>
/// The declaration's reset value and masks are defaults. A controller overrides them where the specification leaves them to the implementation
/// (numbers of streams, hard-wired bits).
/// </remarks>
internal sealed class RegisterCell<T, TRaw> : RegisterCell
    where T : struct, IRegister<T, TRaw>
    where TRaw : unmanaged, IBinaryInteger<TRaw>, IUnsignedNumber<TRaw>
{
    /// <summary>Makes a register that answers as it is declared.</summary>
    /// <param name="bank">What it is reset with.</param>
    /// <param name="baseOffset">Where the block of registers starts that the declared offset counts from.</param>
    public RegisterCell(RegisterBank bank, int baseOffset = 0)
        : base(bank, baseOffset + T.Offset, T.Width)
    {
        ResetBits = uint.CreateTruncating(T.ResetValue);
        WritableBits = uint.CreateTruncating(T.Writable | T.WriteOnly);
        ClearableBits = uint.CreateTruncating(T.WriteOneToClear);
    }

    /// <summary>Computes what the driver reads from what is stored, for a register that the hardware moves; null when both are the
    /// same.</summary>
    public Func<T, T>? Live { get; init; }

    /// <summary>The register's side effect; given the contents before the write. Null when it has none.</summary>
    public Action<T>? Written { get; init; }

    /// <summary>Contents as stored: what the driver has asked for, and the status that the hardware has set.</summary>
    public T Value
    {
        get => From(StoredBits);
        set => StoredBits = uint.CreateTruncating(value.Raw);
    }

    /// <inheritdoc/>
    protected override uint ReadBits() =>
        (Live is null ? StoredBits : uint.CreateTruncating(Live(From(StoredBits)).Raw)) & ~uint.CreateTruncating(T.WriteOnly);

    /// <inheritdoc/>
    protected override void OnWritten(uint before) => Written?.Invoke(From(before));

    private static T From(uint bits) => T.From(TRaw.CreateTruncating(bits));
}
