using Azalia.Specification.Registers;
using FsCheck;
using FsCheck.Fluent;

namespace Azalia.Specification.Tests.Registers;

public sealed class BitsTests
{
    private static readonly Gen<(int Low, int Width)> s_place32 =
        Gen.Choose(0, 31).SelectMany(low => Gen.Choose(1, 32 - low).Select(width => (low, width)));

    private static readonly Gen<(int Low, int Width)> s_place64 =
        Gen.Choose(0, 63).SelectMany(low => Gen.Choose(1, 64 - low).Select(width => (low, width)));

    [Fact]
    public void A_field_reads_back_what_fits_it() => Property.Holds(Values32, value =>
        Bits.Get(Bits.Set(value.Raw, value.Low, value.Width, value.Value), value.Low, value.Width) == (value.Value & Ones(value.Width)));

    [Fact]
    public void Setting_a_field_leaves_its_neighbours() => Property.Holds(Values32, value =>
        ((Bits.Set(value.Raw, value.Low, value.Width, value.Value) ^ value.Raw) & ~(Ones(value.Width) << value.Low)) == 0);

    [Fact]
    public void A_field_of_64_bits_reads_back_what_fits_it() => Property.Holds(s_place64, Property.UInt64, (place, bits) =>
        Bits.Get(Bits.Set(0x0123_4567_89AB_CDEFul, place.Low, place.Width, bits), place.Low, place.Width)
            == (UInt128)bits % ((UInt128)1 << place.Width));

    [Fact]
    public void Setting_a_field_of_64_bits_leaves_its_neighbours() => Property.Holds(s_place64, Property.UInt64, (place, bits) =>
    {
        ulong outside = ~(ulong)((((UInt128)1 << place.Width) - 1) << place.Low);
        return ((Bits.Set(bits, place.Low, place.Width, ~bits) ^ bits) & outside) == 0;
    });

    [Fact]
    public void A_single_bit_is_a_field_of_width_one() => Property.Holds(Property.UInt32, Gen.Choose(0, 31), (raw, bit) =>
        Bits.Get(raw, bit) == (Bits.Get(raw, bit, 1) == 1)
        && Bits.Set(raw, bit, true) == Bits.Set(raw, bit, 1, 1u)
        && Bits.Set(raw, bit, false) == Bits.Set(raw, bit, 1, 0u));

    [Fact]
    public void Narrow_overloads_agree_with_the_wide_one() => Property.Holds(Property.UInt32, Gen.Choose(0, 7), (raw, bit) =>
        Bits.Set((byte)raw, bit, true) == (byte)Bits.Set(raw, bit, true)
        && Bits.Set((ushort)raw, bit, false) == (ushort)Bits.Set(raw, bit, false)
        && Bits.Set((ulong)raw, bit, true) == Bits.Set(raw, bit, true)
        && Bits.Get((ulong)raw, bit) == Bits.Get(raw, bit)
        && Bits.Set((byte)raw, bit, 8 - bit, raw >> 3) == (byte)Bits.Set(raw, bit, 8 - bit, raw >> 3)
        && Bits.Set((ushort)raw, bit, 8, raw >> 3) == (ushort)Bits.Set(raw, bit, 8, raw >> 3));

    private static Gen<(uint Raw, uint Value, int Low, int Width)> Values32 => s_place32.SelectMany(place =>
        Property.UInt32.SelectMany(raw => Property.UInt32.Select(value => (raw, value, place.Low, place.Width))));

    private static uint Ones(int width) => (uint)((1ul << width) - 1);
}
