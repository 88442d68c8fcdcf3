using System.Reflection;
using Azalia.Referee.Chance;
using Azalia.Referee.Comparing;
using Azalia.Referee.Scripts;

namespace Azalia.Referee;

/// <summary>The scripts and the list that come with the referee.</summary>
internal static class Material
{
    private const string List = "accepted.txt";

    /// <summary>All written scripts, and those that follow a system.</summary>
    public static IReadOnlyList<Script> Scripts()
    {
        List<Script> scripts = [];
        foreach (string name in Assembly.GetExecutingAssembly().GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (name != List)
                scripts.AddRange(ScriptReader.Read(Text(name), name));
        }

        scripts.AddRange(SystematicScripts.All());
        return scripts;
    }

    /// <summary>The accepted differences.</summary>
    public static AcceptedList Accepted() => AcceptedList.Read(Text(List), List);

    private static string Text(string name)
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
