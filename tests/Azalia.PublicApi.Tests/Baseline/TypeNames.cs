using System.Reflection;

namespace Azalia.PublicApi.Tests.Baseline;

/// <summary>Types as C# writes them: keywords, generic arguments, and nullability where it is known.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(char)] = "char",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    /// <summary>A type without its namespace.</summary>
    /// <param name="type">The type; a reference to one counts as the type.</param>
    /// <param name="nullability">What is known of it at the place where it stands.</param>
    public static string Of(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";

        bool isNullable = nullability is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable };
        string mark = isNullable && !type.IsValueType && !type.IsGenericParameter ? "?" : "";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        if (s_keywords.TryGetValue(type, out string? keyword))
            return keyword + mark;

        return NameOf(type, nullability) + mark;
    }

    /// <summary>A type with the types around it: <c>KSpinLock.Scope</c>, <c>IRegister&lt;TSelf, TRaw&gt;</c>.</summary>
    public static string NameOf(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsGenericParameter)
            return type.Name;

        string simple = type.Name.Split('`')[0];
        string outer = type.DeclaringType is { } around ? NameOf(around) + "." : "";
        Type[] own = type.GetGenericArguments()[(type.DeclaringType?.GetGenericArguments().Length ?? 0)..];
        if (own.Length == 0)
            return outer + simple;

        NullabilityInfo[] known = nullability?.GenericTypeArguments ?? [];
        return $"{outer}{simple}<{string.Join(", ", own.Select((argument, i) => Of(argument, i < known.Length ? known[i] : null)))}>";
    }
}
