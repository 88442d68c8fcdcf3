using System.Text.Json;
using Azalia.Cli.Tests.Wave;

namespace Azalia.Cli.Tests.Commands;

/// <summary><c>azalia record</c> at a volume, from an endpoint by number, and in the format that a path has.</summary>
public sealed class RecordLevelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("-6", -6)]
    [InlineData("10", 9)]
    public void A_volume_scales_what_is_recorded_exactly(string volume, double decibels)
    {
        JsonElement report = Record("--input", Quiet(), "--volume", volume);

        Assert.True(report.GetProperty("bitExact").GetBoolean());
        Assert.Equal(decibels, report.GetProperty("volume").GetDouble());
    }

    [Fact]
    public void A_mute_endpoint_records_silence()
    {
        JsonElement report = Record("--input", Quiet(), "--mute");

        Assert.True(report.GetProperty("bitExact").GetBoolean());
        Assert.True(report.GetProperty("mute").GetBoolean());
    }

    [Theory]
    [InlineData("5", "line-in")]
    [InlineData("blue", "line-in")]
    public void An_endpoint_is_found_by_number_or_a_part_of_its_name(string name, string id) =>
        Assert.Equal(id, Record("--endpoint", name).GetProperty("endpoint").GetString());

    public void Dispose() => _folder.Dispose();

    private JsonElement Record(params string[] arguments) =>
        CommandRun.Of(["record", _folder["out.wav"], "--seconds", "0.05", "--json", .. arguments]).Json;

    private string Quiet()
    {
        string path = _folder["in.wav"];
        File.WriteAllBytes(path, WaveBytes.Ramp(48_000, 16, 2, 2_400));
        return path;
    }
}
