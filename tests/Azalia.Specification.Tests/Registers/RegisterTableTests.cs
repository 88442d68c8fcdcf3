using System.Numerics;
using System.Reflection;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Tests.Registers;

public sealed class RegisterTableTests
{
    private sealed record Declared(int Offset, int Width, uint Reset, uint Writable, uint Clear, uint WriteOnly);

    public static TheoryData<string> Types => RegisterTable.Types;

    private static Type[] RegisterTypes { get; } = [.. typeof(Bits).Assembly.GetTypes().Where(type => !type.IsInterface && RawTypeOf(type) is not null)];

    [Fact]
    public void No_register_is_missing_and_none_is_extra() =>
        Assert.Equal(RegisterTable.All.Select(row => row.Type).Order(), RegisterTypes.Select(type => type.Name).Order());

    [Fact]
    public void No_two_registers_share_a_byte()
    {
        Assert.Empty(Overlaps(RegisterTable.Global));
        Assert.Empty(Overlaps(RegisterTable.StreamDescriptor));
    }

    [Theory, MemberData(nameof(Types))]
    public void The_type_says_what_the_document_says(string type)
    {
        RegisterTable.Row row = RegisterTable.Of(type);

        Declared declared = Read(RegisterTypes.Single(candidate => candidate.Name == type));

        Assert.Equal(new Declared(row.Offset, row.Width, row.Reset, row.Writable, row.Clear, row.WriteOnly), declared);
    }

    [Theory, MemberData(nameof(Types))]
    public void A_bit_answers_to_writes_in_one_way_only(string type)
    {
        Declared declared = Read(RegisterTypes.Single(candidate => candidate.Name == type));

        Assert.Equal(0u, declared.Writable & declared.Clear | declared.Writable & declared.WriteOnly | declared.Clear & declared.WriteOnly);
    }

    [Theory, MemberData(nameof(Types))]
    public void Masks_and_reset_value_fit_the_width(string type)
    {
        Declared declared = Read(RegisterTypes.Single(candidate => candidate.Name == type));
        uint beyond = declared.Width == 4 ? 0 : uint.MaxValue << declared.Width * 8;

        Assert.Equal(0u, (declared.Writable | declared.Clear | declared.WriteOnly | declared.Reset) & beyond);
    }

    [Theory, MemberData(nameof(Types))]
    public void From_keeps_the_bits_of_the_width_and_no_others(string type)
    {
        RegisterTable.Row row = RegisterTable.Of(type);
        uint kept = row.Width == 4 ? uint.MaxValue : (1u << row.Width * 8) - 1;

        Property.Holds(Property.UInt32, raw => RawAfterFrom(type, raw) == (raw & kept));
    }

    [Fact]
    public void Only_a_bidirectional_descriptor_lets_the_direction_be_written() =>
        Assert.Equal(1u << 19, StreamControl.DirectionWritable & ~StreamControl.Writable);

    internal static uint RawAfterFrom(string type, uint raw)
    {
        Type register = RegisterTypes.Single(candidate => candidate.Name == type);
        return (uint)Invoke(nameof(RawAfterFromGeneric), register, raw)!;
    }

    private static Declared Read(Type register) => (Declared)Invoke(nameof(ReadGeneric), register)!;

    private static object? Invoke(string method, Type register, params object[] arguments) =>
        typeof(RegisterTableTests)
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(register, RawTypeOf(register)!)
            .Invoke(null, arguments);

    private static Declared ReadGeneric<T, TRaw>()
        where T : struct, IRegister<T, TRaw>
        where TRaw : unmanaged, IBinaryInteger<TRaw>, IUnsignedNumber<TRaw> =>
        new(T.Offset,
            T.Width,
            uint.CreateChecked(T.ResetValue),
            uint.CreateChecked(T.Writable),
            uint.CreateChecked(T.WriteOneToClear),
            uint.CreateChecked(T.WriteOnly));

    private static uint RawAfterFromGeneric<T, TRaw>(uint raw)
        where T : struct, IRegister<T, TRaw>
        where TRaw : unmanaged, IBinaryInteger<TRaw>, IUnsignedNumber<TRaw> =>
        uint.CreateChecked(T.From(TRaw.CreateTruncating(raw)).Raw);

    private static Type? RawTypeOf(Type type) => type.GetInterfaces()
        .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IRegister<,>))?
        .GetGenericArguments()[1];

    private static IEnumerable<int> Overlaps(RegisterTable.Row[] rows) => rows
        .SelectMany(row => Enumerable.Range(row.Offset, row.Width))
        .GroupBy(offset => offset)
        .Where(group => group.Count() > 1)
        .Select(group => group.Key);
}
