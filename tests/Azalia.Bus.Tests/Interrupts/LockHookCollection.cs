namespace Azalia.Bus.Tests.Interrupts;

/// <summary>The hook is one for the whole process.</summary>
[CollectionDefinition(Name)]
public sealed class LockHookCollection
{
    public const string Name = "Lock hook";
}
