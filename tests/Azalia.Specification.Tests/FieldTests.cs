using System.Globalization;
using System.Reflection;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Tests;

public sealed class FieldTests
{
    // A count in two places of the word; WidgetCapabilitiesTests has it.
    private static readonly string[] s_composed = ["WidgetCapabilities.Channels"];

    public static TheoryData<string> Fields => [.. FieldTable.All.Select(row => row.ToString())];

    [Fact]
    public void No_field_is_missing_and_none_is_extra()
    {
        IEnumerable<string> declared = typeof(Bits).Assembly.GetExportedTypes()
            .Where(type => RawProperty(type) is not null)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite && property != RawProperty(type))
                .Select(property => $"{type.Name}.{property.Name}"));

        Assert.Equal(FieldTable.All.Select(row => row.ToString()).Concat(s_composed).Order(), declared.Order());
    }

    [Theory, MemberData(nameof(Fields))]
    public void Changing_a_field_changes_its_bits_and_no_others(string field)
    {
        (FieldTable.Row row, Type type, PropertyInfo property, PropertyInfo raw) = Find(field);

        Property.Holds(Property.UInt64, Property.UInt64, (bits, value) =>
        {
            object register = Create(type, raw, bits);
            ulong before = ToUInt64(raw.GetValue(register)!);

            property.SetValue(register, Convert(property.PropertyType, InUnitsOf(row, value)));

            return ToUInt64(raw.GetValue(register)!) == (before & ~row.Mask | value << row.Low & row.Mask);
        });
    }

    [Theory, MemberData(nameof(Fields))]
    public void A_field_reads_its_bits(string field)
    {
        (FieldTable.Row row, Type type, PropertyInfo property, PropertyInfo raw) = Find(field);

        Property.Holds(Property.UInt64, bits =>
        {
            object register = Create(type, raw, bits);

            ulong value = ToUInt64(property.GetValue(register)!);

            return value == InUnitsOf(row, (bits & row.Mask) >> row.Low);
        });
    }

    // An aligned address is read and written where it stands, not shifted down.
    private static ulong InUnitsOf(FieldTable.Row row, ulong value) =>
        row.Property == "Address" ? value << row.Low & row.Mask : value & row.Mask >> row.Low;

    private static (FieldTable.Row Row, Type Type, PropertyInfo Property, PropertyInfo Raw) Find(string field)
    {
        FieldTable.Row row = FieldTable.All.Single(candidate => candidate.ToString() == field);
        Type type = typeof(Bits).Assembly.GetExportedTypes().Single(candidate => candidate.Name == row.Type);
        return (row, type, type.GetProperty(row.Property)!, RawProperty(type)!);
    }

    private static PropertyInfo? RawProperty(Type type)
    {
        if (!type.IsValueType || type.IsEnum || type.Name == "NtStatus")
            return null;

        PropertyInfo? raw = type.GetConstructors()
            .Where(constructor => constructor.GetParameters() is [{ ParameterType.IsPrimitive: true }])
            .Select(constructor => type.GetProperty(constructor.GetParameters()[0].Name!))
            .SingleOrDefault();
        return raw is { CanWrite: true } ? raw : null;
    }

    private static object Create(Type type, PropertyInfo raw, ulong bits) =>
        Activator.CreateInstance(type, Convert(raw.PropertyType, bits))!;

    private static object Convert(Type type, ulong value)
    {
        if (type == typeof(bool))
            return (value & 1) != 0;
        if (type.IsEnum)
            return Enum.ToObject(type, value);
        if (type.IsPrimitive)
            return System.Convert.ChangeType(Truncate(type, value), type, CultureInfo.InvariantCulture);

        return Create(type, RawProperty(type)!, value);
    }

    private static ulong Truncate(Type type, ulong value) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => (byte)value,
        TypeCode.UInt16 => (ushort)value,
        TypeCode.UInt32 => (uint)value,
        _ => value,
    };

    private static ulong ToUInt64(object value)
    {
        Type type = value.GetType();
        return type.IsPrimitive || type.IsEnum
            ? System.Convert.ToUInt64(value, CultureInfo.InvariantCulture)
            : ToUInt64(RawProperty(type)!.GetValue(value)!);
    }
}
