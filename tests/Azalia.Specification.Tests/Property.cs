using FsCheck;
using FsCheck.Fluent;

namespace Azalia.Specification.Tests;

/// <summary>Properties over whole ranges of raw values: FsCheck's own integers stay small, and bit fields live in the upper bits too.</summary>
internal static class Property
{
    // Uniform bits alone would hardly ever give a field of zeros or of ones.
    public static Gen<uint> UInt32 { get; } = Gen.OneOf(
        Gen.Choose(0, 0xFFFF).SelectMany(high => Gen.Choose(0, 0xFFFF).Select(low => (uint)high << 16 | (uint)low)),
        Gen.Choose(0, 31).Select(bit => 1u << bit),
        Gen.Elements(0u, uint.MaxValue, 0x8000_0000u, 0x7FFF_FFFFu));

    public static Gen<ulong> UInt64 { get; } = UInt32.SelectMany(high => UInt32.Select(low => (ulong)high << 32 | low));

    public static void Holds<T>(Gen<T> values, Func<T, bool> property, int times = 300) =>
        Check.One(Repeatable.Config.WithMaxTest(times), Prop.ForAll(values.ToArbitrary(), property));

    public static void Holds<T1, T2>(Gen<T1> first, Gen<T2> second, Func<T1, T2, bool> property) =>
        Holds(first.SelectMany(a => second.Select(b => (a, b))), pair => property(pair.a, pair.b));
}
