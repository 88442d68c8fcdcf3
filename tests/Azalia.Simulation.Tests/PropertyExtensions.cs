using FsCheck;
using FsCheck.Fluent;

namespace Azalia.Simulation.Tests;

/// <summary>How properties are checked here: many cases, silent unless one fails, and then with the seed in the message.</summary>
internal static class PropertyExtensions
{
    /// <summary>Fails the test if any generated case is false.</summary>
    public static void MustHold(this Property property) =>
        property.Check(Repeatable.Config.WithMaxTest(300));
}
