using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Azalia.PublicApi.Tests.Baseline;

/// <summary>Members as one line each: their declaration, less what an outsider cannot see.</summary>
internal static class MemberText
{
    private static readonly NullabilityInfoContext s_nullability = new();

    private static readonly Dictionary<string, string> s_operators = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_GreaterThan"] = ">",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThanOrEqual"] = ">=",
    };

    /// <summary>Whether somebody outside the assembly can use a method: it is public, or protected in a class that can be derived from.</summary>
    public static bool IsVisible(MethodBase? method) =>
        method is not null && (method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed));

    /// <summary>The same for a field.</summary>
    public static bool IsVisible(FieldInfo field) => field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !field.DeclaringType!.IsSealed);

    public static string Of(ConstructorInfo constructor) =>
        $"{AccessOf(constructor)}{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)})";

    public static string Of(FieldInfo field)
    {
        string type = TypeNames.Of(field.FieldType, s_nullability.Create(field));
        return field.IsLiteral
            ? $"const {type} {field.Name} = {Constant(field.GetRawConstantValue())}"
            : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    public static string Of(PropertyInfo property)
    {
        MethodInfo accessor = IsVisible(property.GetMethod) ? property.GetMethod! : property.SetMethod!;
        bool isRequired = property.IsDefined(typeof(RequiredMemberAttribute));
        string name = property.GetIndexParameters() is { Length: > 0 } indices ? $"this[{Parameters(indices)}]" : property.Name;
        string type = ReferenceOf(accessor.ReturnParameter) + TypeNames.Of(property.PropertyType, s_nullability.Create(property));
        return $"{AccessOf(accessor)}{(isRequired ? "required " : "")}{ModifiersOf(accessor)}{type} {name} {{ {Accessors(property, accessor)}}}";
    }

    public static string Of(EventInfo member) =>
        $"{AccessOf(member.AddMethod!)}{ModifiersOf(member.AddMethod!)}event {TypeNames.Of(member.EventHandlerType!, s_nullability.Create(member))} {member.Name}";

    public static string Of(MethodInfo method)
    {
        string name = s_operators.TryGetValue(method.Name, out string? symbol) ? $"operator {symbol}"
            : method.Name is "op_Implicit" or "op_Explicit" ? $"{method.Name[3..].ToLowerInvariant()} operator"
            : method.Name;
        return $"{AccessOf(method)}{ModifiersOf(method)}{ReturnOf(method)} {name}{Generics(method)}({Parameters(method)}){ConstraintsOf(method.GetGenericArguments())}";
    }

    /// <summary>A delegate type, by its Invoke method.</summary>
    public static string OfDelegate(Type type)
    {
        MethodInfo invoke = type.GetMethod("Invoke")!;
        return $"delegate {ReturnOf(invoke)} {TypeNames.NameOf(type)}({Parameters(invoke)})";
    }

    /// <summary>What type parameters must be.</summary>
    public static string ConstraintsOf(Type[] arguments)
    {
        IEnumerable<string> clauses =
            from argument in arguments
            where argument.IsGenericParameter
            let wanted = Wanted(argument).ToArray()
            where wanted.Length != 0
            select $" where {argument.Name} : {string.Join(", ", wanted)}";
        return string.Concat(clauses);
    }

    /// <summary>A constant as it is written.</summary>
    public static string Constant(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static IEnumerable<string> Wanted(Type argument)
    {
        GenericParameterAttributes attributes = argument.GenericParameterAttributes;
        bool isValue = (attributes & GenericParameterAttributes.NotNullableValueTypeConstraint) != 0;
        if (isValue)
            yield return argument.IsDefined(typeof(IsUnmanagedAttribute)) ? "unmanaged" : "struct";
        if ((attributes & GenericParameterAttributes.ReferenceTypeConstraint) != 0)
            yield return "class";
        foreach (Type constraint in argument.GetGenericParameterConstraints().Where(static constraint => constraint != typeof(ValueType)))
            yield return TypeNames.Of(constraint);
        if (!isValue && (attributes & GenericParameterAttributes.DefaultConstructorConstraint) != 0)
            yield return "new()";
    }

    private static string AccessOf(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string ModifiersOf(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface && !method.IsStatic)
            return method.IsAbstract ? "" : "virtual ";
        if (method.IsStatic)
            return method.IsAbstract ? "static abstract " : "static ";
        if (method.IsAbstract)
            return "abstract ";
        if (method.GetBaseDefinition() != method)
            return method.IsFinal ? "sealed override " : "override ";

        return method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
    }

    private static string Accessors(PropertyInfo property, MethodInfo chief)
    {
        string text = IsVisible(property.GetMethod) ? "get; " : "";
        if (!IsVisible(property.SetMethod))
            return text;

        bool isInit = property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        string access = property.SetMethod.IsPublic == chief.IsPublic ? "" : AccessOf(property.SetMethod);
        return $"{text}{access}{(isInit ? "init" : "set")}; ";
    }

    private static string ReturnOf(MethodInfo method) =>
        ReferenceOf(method.ReturnParameter) + TypeNames.Of(method.ReturnType, s_nullability.Create(method.ReturnParameter));

    private static string ReferenceOf(ParameterInfo result) =>
        !result.ParameterType.IsByRef ? "" : result.IsDefined(typeof(IsReadOnlyAttribute)) ? "ref readonly " : "ref ";

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(static argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + Parameters(method.GetParameters());

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string passing = parameter switch
        {
            { ParameterType.IsByRef: true, IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => parameter.IsDefined(typeof(RequiresLocationAttribute)) ? "ref readonly " : "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ => "",
        };
        string byDefault = parameter.HasDefaultValue ? $" = {DefaultOf(parameter)}" : "";
        return $"{passing}{TypeNames.Of(parameter.ParameterType, s_nullability.Create(parameter))} {parameter.Name}{byDefault}";
    }

    private static string DefaultOf(ParameterInfo parameter)
    {
        object? value = parameter.RawDefaultValue;
        return value is null && parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null
            ? "default"
            : Constant(value);
    }
}
