using Azalia.Platform.Diagnostics;

namespace Azalia.Platform.Tests;

/// <summary>The trace is one line of typed text for each fact.</summary>
public sealed class TraceTests
{
    private readonly StringWriter _text = new();

    [Fact]
    public void A_register_write_shows_time_place_width_value_and_fields()
    {
        new TextTrace(_text).RegisterWrite(1_234, 0x08, 4, 0x101);

        Assert.StartsWith("000000001234 W 0008h/32 00000101h GCTL ", _text.ToString(), StringComparison.Ordinal);
        Assert.Contains("OutOfReset = True", _text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_access_over_two_registers_shows_both()
    {
        new TextTrace(_text).RegisterRead(0, 0x100, 4, 0x0410_0002);

        Assert.Contains("SD4CTL", _text.ToString(), StringComparison.Ordinal);
        Assert.Contains("SD4STS", _text.ToString(), StringComparison.Ordinal);
        Assert.Contains("StreamNumber = 1", _text.ToString(), StringComparison.Ordinal);
        Assert.Contains("BufferCompleted = True", _text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fact_is_one_line()
    {
        TextTrace trace = new(_text);
        trace.Verb(1, 0x001F_0500);
        trace.Response(2, 0x1234_5678, 0);
        trace.Response(3, 0x0400_0000, 0x10);
        trace.Interrupt(4, "isr");
        trace.State(5, "out4", "run");
        trace.RegisterRead(6, 0x3FFC, 4, 0);

        string[] lines = _text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(['V', 'A', 'U', 'I', 'S', 'R'], lines.Select(static line => line[13]));
    }
}
