using System.Numerics;

namespace Azalia.Specification.Registers;

/// <summary>A register as data: what its type says, its mnemonic and where it is specified.</summary>
public sealed class RegisterInfo
{
    private readonly Func<uint, string> _describe;

    private RegisterInfo(Type type, Func<uint, string> describe, string mnemonic, string section)
    {
        Type = type;
        Mnemonic = mnemonic;
        Section = section;
        _describe = describe;
    }

    /// <summary>The type that models it.</summary>
    public Type Type { get; }

    /// <summary>The type's name, such as <c>StreamControl</c>.</summary>
    public string Name => Type.Name;

    /// <summary>The specification's name, such as <c>SDnCTL</c>.</summary>
    public string Mnemonic { get; }

    /// <summary>Where it is specified, such as <c>HDA 1.0a 3.3.35</c>.</summary>
    public string Section { get; }

    /// <summary>Whether <see cref="Offset"/> counts from the start of a stream descriptor.</summary>
    public bool IsInStreamDescriptor { get; private init; }

    /// <summary>Byte offset of the register: in the controller's window, or in its stream descriptor.</summary>
    public int Offset { get; private init; }

    /// <summary>Bytes of the register: 1 to 4.</summary>
    public int Width { get; private init; }

    /// <summary>The value after a controller reset.</summary>
    public uint ResetValue { get; private init; }

    /// <summary>Bits that read back as a driver wrote them.</summary>
    public uint Writable { get; private init; }

    /// <summary>Bits that the hardware sets and a driver clears by writing 1.</summary>
    public uint WriteOneToClear { get; private init; }

    /// <summary>Bits that do something when a driver writes 1, and read 0.</summary>
    public uint WriteOnly { get; private init; }

    /// <summary>The contents as typed text, such as <c>StreamControl { Run = True, StreamNumber = 5 }</c>. Allocates.</summary>
    public string Describe(uint raw) => _describe(raw);

    /// <summary>Mnemonic and offset.</summary>
    public override string ToString() => IsInStreamDescriptor ? $"{Mnemonic} +{Offset:X2}h" : $"{Mnemonic} {Offset:X2}h";

    internal static RegisterInfo Of<T, TRaw>(string mnemonic, string section, bool isInStreamDescriptor = false)
        where T : struct, IRegister<T, TRaw>
        where TRaw : unmanaged, IBinaryInteger<TRaw>, IUnsignedNumber<TRaw>
    {
        return new RegisterInfo(typeof(T), static raw => T.From(TRaw.CreateTruncating(raw)).ToString()!, mnemonic, section)
        {
            IsInStreamDescriptor = isInStreamDescriptor,
            Offset = T.Offset,
            Width = T.Width,
            ResetValue = uint.CreateTruncating(T.ResetValue),
            Writable = uint.CreateTruncating(T.Writable),
            WriteOneToClear = uint.CreateTruncating(T.WriteOneToClear),
            WriteOnly = uint.CreateTruncating(T.WriteOnly),
        };
    }
}
