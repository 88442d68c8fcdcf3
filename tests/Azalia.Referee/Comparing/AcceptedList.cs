using Azalia.Referee.Scripts;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Referee.Comparing;

/// <summary>The accepted differences, one a line: register, field, condition, who is right, section. Nothing in it stands for several.</summary>
internal sealed class AcceptedList
{
    private static readonly char[] s_separators = ['|'];

    private readonly List<AcceptedDifference> _entries;
    private readonly Dictionary<(string Register, string Field), List<AcceptedDifference>> _byField = [];

    // What is compared and is no register: names that the comparer gives.
    private static readonly Dictionary<string, string[]> s_others = new(StringComparer.Ordinal)
    {
        ["LINE"] = ["Asserted"],
        ["DPIB"] = ["Position"],
        ["MEMORY"] = ["Word"],
        ["PIN"] = ["Length", "Samples"],
        ["RESPONSE"] = ["Extension", "None", .. Enum.GetNames<VerbId>()],
        ["IR"] = ["None", .. Enum.GetNames<VerbId>()],
        [Difference.NoRegister] = [RegisterFields.Reserved],
    };

    private AcceptedList(List<AcceptedDifference> entries)
    {
        _entries = entries;
        foreach (AcceptedDifference entry in entries)
        {
            if (!_byField.TryGetValue((entry.Register, entry.Field), out List<AcceptedDifference>? same))
                _byField[(entry.Register, entry.Field)] = same = [];
            same.Add(entry);
        }
    }

    /// <summary>A list without entries: what two machines that must be the same are compared by.</summary>
    public static AcceptedList Empty { get; } = new([]);

    /// <summary>All entries, in the order of the text.</summary>
    public IReadOnlyList<AcceptedDifference> Entries => _entries;

    /// <summary>Reads a list.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="ScriptException">A line cannot be read, or names a condition that does not exist.</exception>
    public static AcceptedList Read(string text, string file)
    {
        List<AcceptedDifference> entries = [];
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string content = line.Trim();
            if (content.Length == 0 || content[0] == '#')
                continue;

            string[] cells = [.. content.Split(s_separators).Select(static cell => cell.Trim())];
            if (cells.Length != 5 || cells.Any(static cell => cell.Length == 0))
                throw new ScriptException($"{file}:{number}: an entry is: register | field | condition | ours or both | section.");
            if (!IsKnown(cells[0], cells[1]))
                throw new ScriptException($"{file}:{number}: there is no field '{cells[1]}' of '{cells[0]}'; each field has an entry of its own.");
            if (!Conditions.ByName.ContainsKey(cells[2]))
                throw new ScriptException($"{file}:{number}: there is no condition '{cells[2]}'; there are {string.Join(", ", Conditions.ByName.Keys)}.");
            if (!Enum.TryParse(cells[3], ignoreCase: true, out Verdict verdict))
                throw new ScriptException($"{file}:{number}: '{cells[3]}' is neither ours nor both; where ours is wrong, ours is mended.");

            AcceptedDifference entry = new(cells[0], cells[1], cells[2], verdict, cells[4], number);
            if (entries.Exists(other => other.ToString() == entry.ToString()))
                throw new ScriptException($"{file}:{number}: {entry} stands in the list twice.");
            entries.Add(entry);
        }

        return new AcceptedList(entries);
    }

    /// <summary>The first entry that explains a difference, or null.</summary>
    public AcceptedDifference? Find(in Difference difference, History history)
    {
        if (!_byField.TryGetValue((difference.Register, difference.Field), out List<AcceptedDifference>? candidates))
            return null;

        foreach (AcceptedDifference entry in candidates)
        {
            if (Conditions.ByName[entry.Condition].Holds(difference, history))
                return entry;
        }

        return null;
    }

    private static bool IsKnown(string register, string field)
    {
        if (s_others.TryGetValue(register, out string[]? fields))
            return fields.Contains(field);

        RegisterInfo? info = RegisterCatalog.Global.Concat(RegisterCatalog.StreamDescriptor).FirstOrDefault(candidate => candidate.Mnemonic == register);
        return info is not null && RegisterFields.Of(info).Any(candidate => candidate.Name == field);
    }
}
