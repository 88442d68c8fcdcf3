using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Faults;

/// <summary>Reads a plan of faults, word by word; the first thing that is wrong is told with its line and column.</summary>
internal sealed class FaultPlanReader
{
    private const long LongestTime = 1L << 55;

    private static readonly string[] s_conditions = ["from", "until", "after", "every", "chance", "times"];

    private readonly string _source;
    private List<FaultWord> _words = [];
    private int _next;
    private int _line;
    private int _endColumn;

    private FaultPlanReader(string source) => _source = source;

    public static bool TryRead(string text, string source, [NotNullWhen(true)] out FaultPlan? plan, [NotNullWhen(false)] out string? error)
    {
        plan = null;
        error = null;
        FaultPlanReader reader = new(source);
        try
        {
            plan = reader.Read(text);
            return true;
        }
        catch (FormatException wrong)
        {
            error = wrong.Message;
            return false;
        }
    }

    private FaultPlan Read(string text)
    {
        if (text.Length > FaultPlan.LongestText)
            throw new FormatException($"{_source}: a plan has at most {FaultPlan.LongestText} characters, and this has {text.Length}");

        List<Fault> faults = [];
        ulong? seed = null;
        foreach (string line in text.TrimStart('\uFEFF').Split('\n'))
        {
            Open(line);
            if (_words.Count == 0)
                continue;

            FaultWord first = Take("a fault");
            if (first.Is("seed"))
            {
                seed = seed is null ? TakeSeed() : throw Wrong(first, "the seed is given twice");
            }
            else
            {
                if (faults.Count == FaultPlan.MostFaults)
                    throw Wrong(first, $"a plan holds at most {FaultPlan.MostFaults} faults");
                faults.Add(ReadFault(first));
            }

            if (_next < _words.Count)
                throw Wrong(_words[_next], $"'{_words[_next].Text}' is too much: the line is complete before it");
        }

        return new FaultPlan(faults, seed);
    }

    private void Open(string line)
    {
        _line++;
        _next = 0;
        _words = FaultWord.Split(line, out _endColumn);
    }

    private ulong TakeSeed()
    {
        FaultWord word = Take("a number");
        return ulong.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw Wrong(word, $"'{word.Text}' is no seed; a seed is a decimal number of at most 64 bits");
    }

    private Fault ReadFault(FaultWord first)
    {
        FaultPlace place = Choose<FaultPlace>(first, "place", FaultText.NameOf);
        FaultGrammar.Rule rule = FaultGrammar.Of(place);
        FaultRegister? register = rule.Has(FaultGrammar.Selectors.Register) ? TakeRegister() : null;
        FaultArea? area = rule.Has(FaultGrammar.Selectors.Area) ? TakeArea(place) : null;
        Fault fault = new() { Place = place, Action = default, Register = register, Area = area, Line = _line };
        if (place == FaultPlace.Codec)
            fault = fault with { Codec = TakeNumber(LinkTiming.MaximumCodecs - 1, "a codec's address") };

        FaultCondition when = FaultCondition.Always;
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            FaultWord word = Take("':' and what happens");
            if (word.Text == ":")
                break;
            if (word.Text == ",")
                continue;
            if (!seen.Add(word.Text))
                throw Wrong(word, $"'{word.Text}' is given twice");
            if (s_conditions.Contains(word.Text, StringComparer.OrdinalIgnoreCase))
                when = ReadCondition(word, when);
            else
                fault = ReadSelector(word, rule, fault);
        }

        if (fault.Payload is not null && fault.Verb is null)
            throw Wrong(first, "a payload is chosen only together with a verb");
        if (when.From >= when.Until)
            throw Wrong(first, "it ends before it begins: 'until' must be later than 'from'");

        return fault with { When = when, Action = ReadAction(fault, when) };
    }

    private Fault ReadSelector(FaultWord word, FaultGrammar.Rule rule, Fault fault) => word.Text.ToLowerInvariant() switch
    {
        "codec" when rule.Has(FaultGrammar.Selectors.Codec) && fault.Codec is null =>
            fault with { Codec = TakeNumber(LinkTiming.MaximumCodecs - 1, "a codec's address") },
        "node" when rule.Has(FaultGrammar.Selectors.Node) => fault with { Node = TakeNumber(0x7F, "a node") },
        "verb" when rule.Has(FaultGrammar.Selectors.Verb) => fault with { Verb = TakeVerb() },
        "payload" when rule.Has(FaultGrammar.Selectors.Verb) => fault with { Payload = TakeNumber(0xFFFF, "a payload") },
        "stream" when rule.Has(FaultGrammar.Selectors.Stream) && fault.Area is { } area && FaultGrammar.HasStream(area) =>
            fault with { Stream = TakeNumber(Specification.Registers.StreamDescriptorLayout.MaximumCount - 1, "a stream descriptor") },
        _ => throw Wrong(word, $"'{word.Text}' does not belong to '{FaultText.NameOf(fault.Place)}'; what does: {string.Join(", ", WordsOf(rule, fault.Area).Concat(s_conditions))}"),
    };

    private static IEnumerable<string> WordsOf(FaultGrammar.Rule rule, FaultArea? area)
    {
        if (rule.Has(FaultGrammar.Selectors.Stream) && FaultGrammar.HasStream(area!.Value))
            yield return "stream";
        if (rule.Has(FaultGrammar.Selectors.Codec) && rule.Place != FaultPlace.Codec)
            yield return "codec";
        if (rule.Has(FaultGrammar.Selectors.Node))
            yield return "node";
        if (!rule.Has(FaultGrammar.Selectors.Verb))
            yield break;
        yield return "verb";
        yield return "payload";
    }

    private FaultCondition ReadCondition(FaultWord word, FaultCondition when) => word.Text.ToLowerInvariant() switch
    {
        "from" => when with { From = TakeTime() },
        "until" => when with { Until = TakeTime() },
        "after" => when with { After = TakeNumber(int.MaxValue, "a number of times") },
        "every" => when with { Every = TakeNumber(int.MaxValue, "a number of times", least: 1) },
        "times" => when with { Times = TakeNumber(int.MaxValue, "a number of times", least: 1) },
        _ => when with { Chance = TakeChance() },
    };

    private FaultAction ReadAction(Fault fault, FaultCondition when)
    {
        FaultWord word = Take("what happens");
        FaultBits? bits = null;
        if (word.Text == "[")
        {
            bits = TakeBits(word, FaultGrammar.BitsOf(fault.Place, fault.Area));
            word = Take("'='");
            if (word.Text != "=")
                throw Wrong(word, $"behind {bits} there must be '=', not '{word.Text}'");
        }

        FaultGrammar.Rule rule = FaultGrammar.Of(fault.Place);
        int index = rule.Actions.ToList().FindIndex(kind => word.Is(FaultText.NameOf(kind)));
        if (index < 0)
            throw Wrong(word, $"'{word.Text}' cannot happen to '{FaultText.NameOf(fault.Place)}'; what can: {string.Join(", ", rule.Actions.Select(FaultText.NameOf))}");

        FaultActionKind action = rule.Actions[index];
        if (when.Counts && FaultGrammar.IsLasting(fault.Place, action))
            throw Wrong(word, $"'{word.Text}' lasts: only 'from' and 'until' say when");

        int width = bits?.Count ?? Math.Min(64, FaultGrammar.BitsOf(fault.Place, fault.Area));
        FaultAction read = new(action) { Bits = bits };
        return action switch
        {
            FaultActionKind.Set => read with { Value = TakeValue(width) },
            FaultActionKind.Flip => read with { Value = TakeValue(width) },
            FaultActionKind.Send => read with { Value = TakeValue(32) },
            FaultActionKind.Also => read with { Value = TakeValue(28) },
            FaultActionKind.Add => read with { Value = TakeSigned() },
            FaultActionKind.Delay or FaultActionKind.Stall => read with { Ticks = TakeDelay(action) },
            _ => read,
        };
    }

    private FaultRegister TakeRegister()
    {
        FaultWord word = Take("a register");
        return FaultRegister.Find(word.Text)
            ?? throw Wrong(word, $"there is no register '{word.Text}'; it is named as the specification names it, such as GCTL, SD4CTL or SD*LPIB");
    }

    private FaultArea TakeArea(FaultPlace place)
    {
        FaultWord word = Take("a part of memory");
        foreach (FaultArea area in FaultGrammar.AreasOf(place))
        {
            if (word.Is(FaultText.NameOf(area)))
                return area;
        }

        throw Wrong(word, $"'{word.Text}' is nothing to {FaultText.NameOf(place)}; what is: {string.Join(", ", FaultGrammar.AreasOf(place).Select(FaultText.NameOf))}");
    }

    private FaultBits TakeBits(FaultWord open, int width)
    {
        int high = TakeNumber(width - 1, "a bit");
        int low = high;
        FaultWord word = Take("']'");
        if (word.Text == ":")
        {
            low = TakeNumber(high, "a bit not above the first");
            word = Take("']'");
        }

        if (word.Text != "]")
            throw Wrong(word, $"a field of bits ends with ']', not '{word.Text}'");
        return high - low < 64 ? new FaultBits(high, low) : throw Wrong(open, "a field has at most 64 bits");
    }

    private int TakeVerb()
    {
        FaultWord word = Take("a verb");
        long number = NumberOf(word, "a verb");

        // Two shapes: 2h to 5h and Ah to Dh, or 7xxh and Fxxh.
        return number is (>= 0 and <= 0xF and not (7 or 0xF)) or (>= 0x700 and <= 0x7FF) or (>= 0xF00 and <= 0xFFF)
            ? (int)number
            : throw Wrong(word, $"'{word.Text}' is no verb; a verb is one digit, or 7xxh or Fxxh");
    }

    private int TakeChance()
    {
        FaultWord word = Take("a percentage");
        if (Take("'%'").Text != "%")
            throw Wrong(word, "a chance is a percentage, such as 10%");
        return int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int chance) && chance is >= 1 and <= 100
            ? chance
            : throw Wrong(word, $"'{word.Text}' is no chance; a chance is 1% to 100%");
    }

    private long TakeTime()
    {
        FaultWord word = Take("a time");
        int digits = word.Text.TakeWhile(char.IsAsciiDigit).Count();
        string unit = word.Text[digits..];
        if (digits > 0 && unit.Length == 0)
            unit = Take("a unit of time").Text;

        foreach ((string name, long ticks) in FaultText.Units)
        {
            bool isUnit = unit.Equals(name, StringComparison.OrdinalIgnoreCase) || (name[^1] == 's' && name.Length > 3 && unit.Equals(name[..^1], StringComparison.OrdinalIgnoreCase));
            if (!isUnit)
                continue;
            return long.TryParse(word.Text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count <= LongestTime / ticks
                ? count * ticks
                : throw Wrong(word, $"'{word.Text}' is too long a time");
        }

        throw Wrong(word, $"'{word.Text}' is no time; a time is a number with a unit: {string.Join(", ", FaultText.Units.Select(static u => u.Name))}");
    }

    private long TakeDelay(FaultActionKind action)
    {
        FaultWord at = _next < _words.Count ? _words[_next] : new FaultWord("", _endColumn);
        long ticks = TakeTime();

        // A processor that waits for a register cannot be helped; one second is far beyond what any bus allows.
        return ticks > 0 && (action == FaultActionKind.Delay || ticks <= FaultText.Units[0].Ticks)
            ? ticks
            : throw Wrong(at, action == FaultActionKind.Delay ? "a delay is longer than nothing" : "an access stalls for at most 1 s, and longer than nothing");
    }

    private long TakeValue(int width)
    {
        FaultWord word = Take("a number");
        ulong value = unchecked((ulong)NumberOf(word, "a number"));
        return width >= 64 || value >> width == 0
            ? unchecked((long)value)
            : throw Wrong(word, $"'{word.Text}' has more than {width} bits");
    }

    private long TakeSigned()
    {
        FaultWord word = Take("a number");
        bool isNegative = word.Text.StartsWith('-');
        long value = NumberOf(isNegative ? word with { Text = word.Text[1..] } : word, "a number");
        return value is >= 0 and <= uint.MaxValue ? isNegative ? -value : value : throw Wrong(word, $"'{word.Text}' has more than 32 bits");
    }

    private int TakeNumber(int most, string what, int least = 0)
    {
        FaultWord word = Take(what);
        long number = NumberOf(word, what);
        return number >= least && number <= most ? (int)number : throw Wrong(word, $"'{word.Text}' is not {what}: {least} to {most}");
    }

    private long NumberOf(FaultWord word, string what)
    {
        string text = word.Text;
        bool isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || text.EndsWith('h') || text.EndsWith('H');
        string digits = !isHex ? text : text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text[..^1];
        bool isNumber = isHex
            ? ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value)
            : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        return isNumber ? unchecked((long)value) : throw Wrong(word, $"'{text}' is not {what}; numbers are decimal, or hexadecimal as 0x1F or 1Fh");
    }

    private T Choose<T>(FaultWord word, string what, Func<T, string> nameOf)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (word.Is(nameOf(value)))
                return value;
        }

        throw Wrong(word, $"there is no {what} '{word.Text}'; there is: {string.Join(", ", Enum.GetValues<T>().Select(nameOf))}");
    }

    private FaultWord Take(string what) => _next < _words.Count
        ? _words[_next++]
        : throw Wrong(new FaultWord("", _endColumn), $"the line ends where {what} should be");

    private FormatException Wrong(FaultWord word, string what)
    {
        const int longest = 400;
        string shown = what.Length <= longest ? what : what[..longest] + " ...";
        return new FormatException(string.Create(CultureInfo.InvariantCulture, $"{_source}:{_line}:{word.Column}: {shown}"));
    }
}
