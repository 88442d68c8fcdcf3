using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Azalia.Specification;

/// <summary>
/// Writes the members of a bit-field type for its <c>ToString</c>: only what is set, so that a trace line shows no noise.
/// </summary>
internal readonly ref struct FieldText
{
    private readonly StringBuilder _text;

    public FieldText(StringBuilder text)
        : this(text, any: false)
    {
    }

    private FieldText(StringBuilder text, bool any)
    {
        _text = text;
        Any = any;
    }

    /// <summary>Whether anything was written: what a record's PrintMembers returns.</summary>
    public bool Any { get; }

    /// <summary>A flag: nothing while it is clear.</summary>
    public FieldText Show(bool value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value ? Write(name, "True") : this;

    /// <summary>A count or an index: nothing while it is zero.</summary>
    public FieldText Show(long value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value == 0 ? this : Write(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A named value: nothing while it is the value zero.</summary>
    public FieldText Show<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, Enum => value.Equals(default(T)) ? this : Write(name, value.ToString());

    /// <summary>A count or a named value that is worth reading when it is zero, too.</summary>
    public FieldText Always<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, IFormattable => Write(name, value.ToString(null, CultureInfo.InvariantCulture));

    /// <summary>An address or a mask, in hexadecimal: nothing while it is zero.</summary>
    public FieldText Hex(ulong value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value == 0 ? this : Write(name, "0x" + value.ToString("X", CultureInfo.InvariantCulture));

    private FieldText Write(string name, string value)
    {
        _ = _text.Append(Any ? ", " : "").Append(name).Append(" = ").Append(value);
        return new FieldText(_text, any: true);
    }
}
