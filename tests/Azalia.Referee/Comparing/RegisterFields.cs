using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Azalia.Specification.Registers;

namespace Azalia.Referee.Comparing;

/// <summary>The fields of the registers, by the names that their types have, and the bits of each.</summary>
internal static class RegisterFields
{
    /// <summary>The name of bits that no field has.</summary>
    public const string Reserved = "Reserved";

    private static readonly ConcurrentDictionary<Type, (string Name, uint Mask)[]> s_fields = new();

    /// <summary>The fields of a register, together all of its bits.</summary>
    public static IReadOnlyList<(string Name, uint Mask)> Of(RegisterInfo register) =>
        s_fields.GetOrAdd(register.Type, static (_, info) => Find(info), register);

    private static (string Name, uint Mask)[] Find(RegisterInfo register)
    {
        List<(string Name, uint Mask)> fields = [];
        uint rest = uint.MaxValue >> (32 - register.Width * 8);

        // A field can be changed; what else a type says is computed from fields, or is all that a constant register has.
        PropertyInfo[] members = register.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        foreach (PropertyInfo member in members.OrderByDescending(static member => member.CanWrite))
        {
            uint mask = member.Name == "Raw" ? 0 : BitsOf(register, member) & rest;
            if (mask == 0)
                continue;

            fields.Add((member.Name, mask));
            rest &= ~mask;
        }

        if (rest != 0)
            fields.Add((Reserved, rest));
        return [.. fields];
    }

    private static uint BitsOf(RegisterInfo register, PropertyInfo member)
    {
        object? none = ValueOf(register, member, 0);
        uint mask = 0;
        for (int bit = 0; bit < register.Width * 8; bit++)
        {
            if (!Equals(ValueOf(register, member, 1u << bit), none))
                mask |= 1u << bit;
        }

        return mask;
    }

    private static object? ValueOf(RegisterInfo register, PropertyInfo member, uint raw)
    {
        Type rawType = register.Type.GetProperty("Raw")!.PropertyType;
        object value = Activator.CreateInstance(register.Type, Convert.ChangeType(raw, rawType, CultureInfo.InvariantCulture))!;
        return member.GetValue(value);
    }
}
