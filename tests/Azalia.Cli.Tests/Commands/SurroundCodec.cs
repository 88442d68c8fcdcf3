using System.Globalization;
using Azalia.Cli.Tests.Wave;

namespace Azalia.Cli.Tests.Commands;

/// <summary>The text of a codec with three pairs of line outs, a converter for each, and a pin to which nothing is connected.</summary>
internal static class SurroundCodec
{
    public static string Write(TemporaryFolder folder)
    {
        string path = folder["surround.txt"];
        File.WriteAllText(path, Header + string.Concat(Enumerable.Range(0, 3).Select(Converter)) + string.Concat(Enumerable.Range(0, 3).Select(LineOut)) + Unconnected);
        return path;
    }

    private const string Header = """
        Codec: Test Surround
        Address: 0
        AFG Function Id: 0x1 (unsol 0)
        Vendor Id: 0x12345678
        Subsystem Id: 0x12345678
        Revision Id: 0x100101
        No Modem Function Group found
        Default PCM:
            rates [0x40]: 48000
            bits [0x2]: 16
            formats [0x1]: PCM
        Default Amp-In caps: N/A
        Default Amp-Out caps: N/A
        State of AFG node 0x01:
          Power states:  D0 D3
          Power: setting=D0, actual=D0
        GPIO: io=0, o=0, i=0, unsolicited=0, wake=0

        """;

    private const string Unconnected = """
        Node 0x08 [Pin Complex] wcaps 0x400101: Stereo
          Pincap 0x00000010: OUT
          Pin Default 0x411111f0: [N/A] Speaker at Ext Rear
            Conn = 1/8, Color = Black
            DefAssociation = 0xf, Sequence = 0x0
          Pin-ctls: 0x00:
          Connection: 1
             0x02

        """;

    private static string Converter(int i) => string.Create(CultureInfo.InvariantCulture, $"""
        Node 0x0{2 + i} [Audio Output] wcaps 0x1: Stereo
          Converter: stream=0, channel=0

        """);

    private static string LineOut(int i) => string.Create(CultureInfo.InvariantCulture, $"""
        Node 0x0{5 + i} [Pin Complex] wcaps 0x400101: Stereo
          Pincap 0x00000010: OUT
          Pin Default 0x0101401{i}: [Jack] Line Out at Ext Rear
            Conn = 1/8, Color = Green
            DefAssociation = 0x1, Sequence = 0x{i}
          Pin-ctls: 0x00:
          Connection: 3
             0x02* 0x03 0x04

        """);
}
