using System.Numerics;

namespace Azalia.Specification.Registers;

/// <summary>
/// A register's contents, and how the hardware answers to reads and writes of it. A value is a snapshot: read it, change fields
/// with <c>with</c>, write it back. Masks describe the architecture; where a controller differs, its profile says so.
/// </summary>
/// <typeparam name="TSelf">The register.</typeparam>
/// <typeparam name="TRaw">The smallest integer that holds it.</typeparam>
public interface IRegister<TSelf, TRaw>
    where TSelf : struct, IRegister<TSelf, TRaw>
    where TRaw : unmanaged, IBinaryInteger<TRaw>, IUnsignedNumber<TRaw>
{
    /// <summary>Byte offset of the register: in the controller's window, or in its stream descriptor.</summary>
    static abstract int Offset { get; }

    /// <summary>Bytes of the register: those of <typeparamref name="TRaw"/> for all but SDnCTL, which has three.</summary>
    static virtual int Width => TRaw.Zero.GetByteCount();

    /// <summary>The value after a controller reset; zero for most.</summary>
    static virtual TRaw ResetValue => TRaw.Zero;

    /// <summary>Bits that read back as a driver wrote them.</summary>
    static abstract TRaw Writable { get; }

    /// <summary>Bits that the hardware sets and a driver clears by writing 1.</summary>
    static virtual TRaw WriteOneToClear => TRaw.Zero;

    /// <summary>Bits that do something when a driver writes 1, and read 0.</summary>
    static virtual TRaw WriteOnly => TRaw.Zero;

    /// <summary>The register with these contents; bits beyond its width are dropped.</summary>
    static abstract TSelf From(TRaw raw);

    /// <summary>The bits, reserved ones included.</summary>
    TRaw Raw { get; }
}
