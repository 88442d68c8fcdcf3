using System.Globalization;
using Azalia.Specification.Registers;

namespace Azalia.Referee.Scripts;

/// <summary>Reads scripts from text. What it does not understand is answered by one line with file and line number.</summary>
internal sealed class ScriptReader
{
    private readonly string _file;
    private readonly List<Script> _scripts = [];
    private readonly List<Step> _steps = [];
    private Script? _current;
    private int _line;
    private string[] _words = [];

    private ScriptReader(string file) => _file = file;

    /// <summary>All scripts of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="ScriptException">A line cannot be read.</exception>
    public static IReadOnlyList<Script> Read(string text, string file)
    {
        ScriptReader reader = new(file);
        foreach (string line in text.Split('\n'))
            reader.Take(line);
        reader.Finish();
        return reader._scripts;
    }

    private void Take(string line)
    {
        _line++;
        int comment = line.IndexOf('#', StringComparison.Ordinal);
        string content = (comment < 0 ? line : line[..comment]).Trim();
        if (content.Length == 0)
            return;

        _words = content.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (_words[0] == "script")
        {
            Finish();
            _current = new Script(content["script".Length..].Trim(), "", []);
        }
        else if (_current is null)
        {
            throw Wrong("a file begins with 'script NAME'");
        }
        else if (_words[0] == "section")
        {
            _current = _current with { Section = content["section".Length..].Trim() };
        }
        else if (_words[0] == "machine")
        {
            Expect(4);
            _current = _current with { Codecs = Between(_words[1], 1, 15), Codec = CodecOf(_words[2]), Rate = Between(_words[3], 8_000, 192_000) };
        }
        else
        {
            _steps.Add(ReadStep());
        }
    }

    private void Finish()
    {
        if (_current is not null)
            _scripts.Add(_current with { Steps = [.. _steps] });
        _steps.Clear();
    }

    private Step ReadStep()
    {
        switch (_words[0])
        {
            case "store":
                Expect(3);
                return Step.Store(PlaceOf(_words[1], sizeof(uint)), OperandOf(_words[2]));
            case "entry":
                bool interrupts = _words.Length == 6 && _words[5] == "ioc";
                Expect(interrupts ? 6 : 5);
                return Step.Entry(Between(_words[1], 0, MemoryMap.Streams - 1), Between(_words[2], 0, 255), PlaceOf(_words[3]), Integer(_words[4]), interrupts);
            case "noise":
                Expect(4);
                return Step.Noise(PlaceOf(_words[1], Integer(_words[2])), Integer(_words[2]), Number(_words[3]));
            case "fill":
                Expect(4);
                return Step.Fill(PlaceOf(_words[1], Integer(_words[2])), Integer(_words[2]), (byte)Integer(_words[3]));
            case "load":
                Expect(2);
                return Step.Load(PlaceOf(_words[1], sizeof(uint)));
            case "response":
                Expect(2);
                return Step.Response(Integer(_words[1]));
            case "position":
                Expect(2);
                return Step.Position(Between(_words[1], 0, RegisterNames.Streams - 1));
            case "wait":
                Expect(2);
                return Step.Wait(Duration(_words[1]));
            case "hear":
                Expect(2);
                return Step.Hear(Between(_words[1], 0, _current!.Codecs - 1));
            case "interrupt":
                Expect(1);
                return Step.Interrupt();
            case "sweep":
                Expect(1);
                return Step.Sweep();
            default:
                return ReadAccess();
        }
    }

    private Step ReadAccess()
    {
        string verb = _words[0].TrimEnd('0', '1', '2', '3', '6', '8');
        string bits = _words[0][verb.Length..];
        int width = bits switch { "" => 0, "8" => 1, "16" => 2, "32" => 4, _ => throw Wrong($"'{_words[0]}' is no step") };
        switch (verb)
        {
            case "write":
                Expect(3);
                (int offset, int natural) = Register(_words[1]);
                return Step.Write(Aligned(offset, width == 0 ? natural : width), width == 0 ? natural : width, OperandOf(_words[2]));
            case "read":
                Expect(2);
                (offset, natural) = Register(_words[1]);
                return Step.Read(Aligned(offset, width == 0 ? natural : width), width == 0 ? natural : width);
            case "configure" when width != 0:
                Expect(3);
                return Step.Configure(Integer(_words[1]), width, OperandOf(_words[2]).Number);
            case "configuration" when width != 0:
                Expect(2);
                return Step.Configuration(Integer(_words[1]), width);
            default:
                throw Wrong($"'{_words[0]}' is no step");
        }
    }

    private int Aligned(int offset, int width) =>
        offset >= 0 && offset <= 0x4000 - width && offset % width == 0 ? offset : throw Wrong($"a {width * 8}-bit access at 0x{offset:X} is not aligned or not in the window");

    private (int Offset, int Width) Register(string text)
    {
        int plus = text.IndexOf('+', StringComparison.Ordinal);
        string name = plus < 0 ? text : text[..plus];
        int distance = plus < 0 ? 0 : Integer(text[(plus + 1)..]);
        if (RegisterNames.Find(name) is { } location)
            return (location.Offset + distance, RegisterNames.NaturalWidth(location));
        if (!char.IsAsciiDigit(name[0]))
            throw Wrong($"'{name}' is no register");
        return (Integer(name) + distance, 4);
    }

    private Operand OperandOf(string text)
    {
        if (char.IsAsciiDigit(text[0]))
            return Number(text);

        bool isUpper = text[0] == '^';
        return new Operand(0, PlaceOf(isUpper ? text[1..] : text), isUpper);
    }

    private Place PlaceOf(string text)
    {
        int plus = text.IndexOf('+', StringComparison.Ordinal);
        string region = plus < 0 ? text : text[..plus];
        if (!MemoryMap.Knows(region))
            throw Wrong($"'{region}' is no region; there are {string.Join(", ", MemoryMap.Names)}");

        return new Place(region, plus < 0 ? 0 : Integer(text[(plus + 1)..]));
    }

    // A place with room for some bytes; nowhere has room for any.
    private Place PlaceOf(string text, int length)
    {
        Place place = PlaceOf(text);
        bool fits = place.Region == MemoryMap.Nowhere
            || length >= 0 && MemoryMap.TryOffset(place, out int offset) && length <= MemoryMap.BlockBytes - offset;
        return fits ? place : throw Wrong($"{length} bytes at '{text}' are more than the memory of a script has");
    }

    private string CodecOf(string name) =>
        name is "hda-output" or "hda-duplex" or "hda-micro" ? name : throw Wrong($"there is no codec '{name}'; there are hda-output, hda-duplex, hda-micro");

    private int Between(string text, int least, int most)
    {
        int number = Integer(text);
        return number >= least && number <= most ? number : throw Wrong($"{text} is not within {least} and {most}");
    }

    private long Duration(string text)
    {
        if (text.EndsWith("ms", StringComparison.Ordinal))
            return Integer(text[..^2]) * 1000L;
        if (text.EndsWith("us", StringComparison.Ordinal))
            return Integer(text[..^2]);
        throw Wrong($"'{text}' is no duration, such as 20us or 3ms");
    }

    private int Integer(string text) => unchecked((int)Number(text));

    private uint Number(string text)
    {
        bool isHexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return uint.TryParse(
            isHexadecimal ? text.AsSpan(2) : text,
            isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture,
            out uint number)
            ? number
            : throw Wrong($"'{text}' is no number");
    }

    private void Expect(int words)
    {
        if (_words.Length != words)
            throw Wrong($"'{_words[0]}' takes {words - 1} words, not {_words.Length - 1}");
    }

    private ScriptException Wrong(string what) => new($"{_file}:{_line}: {what}.");
}
