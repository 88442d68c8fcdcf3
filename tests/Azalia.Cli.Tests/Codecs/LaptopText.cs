namespace Azalia.Cli.Tests.Codecs;

/// <summary>The codec text of a laptop of our own making: a speaker that is off, a headphone that plays, a microphone that records, and a monitor behind a second codec.</summary>
internal static class LaptopText
{
    /// <summary>The laptop's own codec, as the samples have it.</summary>
    internal static string Analog { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "laptop-codec.txt"));

    internal const string Display = """
        Codec: Azalia Display
        Address: 2
        AFG Function Id: 0x1 (unsol 0)
        Vendor Id: 0x80862805
        Subsystem Id: 0x80860101
        Revision Id: 0x100000
        No Modem Function Group found
        Default PCM:
            rates [0x0]:
            bits [0x0]:
            formats [0x0]:
        Default Amp-In caps: N/A
        Default Amp-Out caps: N/A
        State of AFG node 0x01:
          Power states:  D0 D3 CLKSTOP EPSS
          Power: setting=D0, actual=D0
        GPIO: io=0, o=0, i=0, unsolicited=0, wake=0
        Node 0x02 [Audio Output] wcaps 0x6611: 8-Channels Digital
          Converter: stream=0, channel=0
          Digital: Enabled
          Digital category: 0x0
          IEC Coding Type: 0x0
          PCM:
            rates [0x7f0]: 32000 44100 48000 88200 96000 176400 192000
            bits [0x1e]: 16 20 24 32
            formats [0x5]: PCM AC3
          Power states:  D0 D3 EPSS
          Power: setting=D0, actual=D0
        Node 0x03 [Pin Complex] wcaps 0x40778d: 8-Channels Digital Amp-Out CP
          Amp-Out caps: ofs=0x00, nsteps=0x00, stepsize=0x00, mute=1
          Amp-Out vals:  [0x00 0x00]
          Pincap 0x09000094: OUT Detect HBR HDMI DP
          Pin Default 0x18560010: [Jack] Digital Out at Int HDMI
            Conn = Digital, Color = Unknown
            DefAssociation = 0x1, Sequence = 0x0
          Pin-ctls: 0x40: OUT
          Unsolicited: tag=00, enabled=0
          Power states:  D0 D3 EPSS
          Power: setting=D0, actual=D0
          Connection: 1
             0x02

        """;

    internal const string Modem = "Codec: Generic 11c1 ID 1040\nAddress: 1\nVendor Id: 0x11c11040\nSubsystem Id: 0x11790001\nRevision Id: 0x100200\nModem Function Group: 0x1\n";

    internal static string Whole { get; } = $"!!ALSA Information Script v 0.4.64\n\n!!HDA-Intel Codec information\n--startcollapse--\n\n{Analog}--endcollapse--\n\n--startcollapse--\n\n{Modem}\n{Display}--endcollapse--\n";
}
