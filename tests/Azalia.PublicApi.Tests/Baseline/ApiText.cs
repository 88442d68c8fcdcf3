using System.Reflection;
using System.Runtime.CompilerServices;

namespace Azalia.PublicApi.Tests.Baseline;

/// <summary>The public API of an assembly as text: one line for each type, one for each member below it, in an order that depends on nothing but names.</summary>
internal static class ApiText
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>All of it, line by line.</summary>
    public static IReadOnlyList<string> Of(Assembly assembly)
    {
        List<string> lines = [];
        IEnumerable<IGrouping<string, Type>> namespaces = assembly.GetExportedTypes()
            .Where(static type => !type.IsNestedFamily)
            .GroupBy(static type => type.Namespace ?? "")
            .OrderBy(static group => group.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, Type> group in namespaces)
        {
            lines.Add($"namespace {group.Key}");
            foreach (Type type in group.OrderBy(static type => TypeNames.NameOf(type), StringComparer.Ordinal))
            {
                lines.Add("");
                lines.Add(DeclarationOf(type));
                lines.AddRange(MembersOf(type).Select(static member => $"    {member}"));
            }

            lines.Add("");
        }

        return lines;
    }

    private static string DeclarationOf(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
            return MemberText.OfDelegate(type);
        if (type.IsEnum)
            return $"{(type.IsDefined(typeof(FlagsAttribute)) ? "[Flags] " : "")}enum {TypeNames.NameOf(type)} : {TypeNames.Of(Enum.GetUnderlyingType(type))}";

        string[] bases = [.. BasesOf(type)];
        string after = bases.Length == 0 ? "" : $" : {string.Join(", ", bases)}";
        return $"{KindOf(type)} {TypeNames.NameOf(type)}{after}{MemberText.ConstraintsOf(type.GetGenericArguments())}";
    }

    private static string KindOf(Type type)
    {
        if (type.IsInterface)
            return "interface";

        string record = IsRecord(type) ? "record " : "";
        if (type.IsValueType)
            return $"{(type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}{record}struct";

        string inheritance = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        return $"{inheritance}{(record.Length == 0 ? "class" : "record")}";
    }

    private static IEnumerable<string> BasesOf(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            yield return TypeNames.Of(parent);

        Type[] all = type.GetInterfaces();
        IEnumerable<Type> inherited = all.SelectMany(static one => one.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []);
        IEnumerable<string> stated = all.Except(inherited)
            .Where(one => one.IsVisible && !(IsRecord(type) && one == typeof(IEquatable<>).MakeGenericType(type)))
            .Select(static one => TypeNames.Of(one))
            .Order(StringComparer.Ordinal);
        foreach (string name in stated)
            yield return name;
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
            return [];
        if (type.IsEnum)
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => $"{field.Name} = {MemberText.Constant(field.GetRawConstantValue())}");

        return Lines(type.GetConstructors(Own).Where(constructor => MemberText.IsVisible(constructor) && !IsCopy(constructor)), MemberText.Of)
            .Concat(Lines(type.GetFields(Own).Where(MemberText.IsVisible), MemberText.Of))
            .Concat(Lines(type.GetProperties(Own).Where(IsShown), MemberText.Of))
            .Concat(Lines(type.GetEvents(Own).Where(static one => MemberText.IsVisible(one.AddMethod)), MemberText.Of))
            .Concat(Lines(type.GetMethods(Own).Where(IsShown), MemberText.Of));
    }

    private static IEnumerable<string> Lines<T>(IEnumerable<T> members, Func<T, string> textOf)
        where T : MemberInfo =>
        members.Select(member => (member.Name, Text: textOf(member)))
            .OrderBy(static line => line.Name, StringComparer.Ordinal)
            .ThenBy(static line => line.Text, StringComparer.Ordinal)
            .Select(static line => line.Text);

    private static bool IsShown(PropertyInfo property) =>
        (MemberText.IsVisible(property.GetMethod) || MemberText.IsVisible(property.SetMethod)) && property.Name != "EqualityContract";

    // Accessors stand with their property; what a record writes by itself, and what every object has, says nothing.
    private static bool IsShown(MethodInfo method) =>
        MemberText.IsVisible(method)
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        && !method.IsDefined(typeof(CompilerGeneratedAttribute))
        && method.GetBaseDefinition().DeclaringType != typeof(object)
        && method.GetBaseDefinition().DeclaringType != typeof(ValueType);

    // A record's copy constructor, which a sealed one hides and others show to their heirs.
    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.IsFamily && constructor.GetParameters() is [{ } only] && only.ParameterType == constructor.DeclaringType;

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);
}
