using System.Globalization;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Platform.Diagnostics;

/// <summary>
/// Writes a trace as text, one line for each fact: device time in ticks of 24 MHz, the kind of fact, and what it says.
/// </summary>
/// <remarks>
/// <para>Kinds: <c>R</c> register read, <c>W</c> register write, with width in bits and the contents field by field; <c>V</c> verb, <c>A</c> its answer,
/// <c>U</c> unsolicited response; <c>I</c> interrupt; <c>S</c> change of state.</para>
/// <para>Lines of threads that trace at the same time are not mixed. The writer is not owned.</para>
/// </remarks>
/// <param name="writer">Where the lines go.</param>
public sealed class TextTrace(TextWriter writer) : IDeviceTrace
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void RegisterRead(long ticks, int offset, int width, uint value) => Register('R', ticks, offset, width, value);

    /// <inheritdoc/>
    public void RegisterWrite(long ticks, int offset, int width, uint value) => Register('W', ticks, offset, width, value);

    /// <inheritdoc/>
    public void Verb(long ticks, uint command) => Line(ticks, 'V', $"{command:X8}h {new CodecCommand(command)}");

    /// <inheritdoc/>
    public void Response(long ticks, uint response, uint extended)
    {
        RirbEntry entry = new(response, extended);
        Line(ticks, entry.IsUnsolicited ? 'U' : 'A', $"{response:X8}h {entry}");
    }

    /// <inheritdoc/>
    public void Interrupt(long ticks, string what) => Line(ticks, 'I', $"{what}");

    /// <inheritdoc/>
    public void State(long ticks, string subject, string state) => Line(ticks, 'S', $"{subject} {state}");

    private void Register(char kind, long ticks, int offset, int width, uint value)
    {
        string digits = value.ToString(width switch { 1 => "X2", 2 => "X4", _ => "X8" }, CultureInfo.InvariantCulture);
        Line(ticks, kind, $"{offset:X4}h/{width * 8,-2} {digits}h {RegisterCatalog.Describe(offset, width, value)}");
    }

    private void Line(long ticks, char kind, FormattableString text)
    {
        string line = FormattableString.Invariant(text);
        lock (_lock)
        {
            writer.Write(ticks.ToString("D12", CultureInfo.InvariantCulture));
            writer.Write(' ');
            writer.Write(kind);
            writer.Write(' ');
            writer.Write(line);
            writer.Write('\n');
        }
    }
}
