namespace Azalia.Specification.Tests.Codecs.Text;

/// <summary>Small codec texts of our own making.</summary>
internal static class Samples
{
    /// <summary>A converter with an amplifier, and a pin.</summary>
    internal const string Small = """
        Codec: Azalia Sample
        Address: 3
        AFG Function Id: 0x1 (unsol 1)
        Vendor Id: 0x12345678
        Subsystem Id: 0x0000abcd
        Revision Id: 0x100001
        No Modem Function Group found
        Default PCM:
            rates [0x60]: 44100 48000
            bits [0xe]: 16 20 24
            formats [0x1]: PCM
        Default Amp-In caps: N/A
        Default Amp-Out caps: N/A
        State of AFG node 0x01:
          Power states:  D0 D3
          Power: setting=D0, actual=D0
        GPIO: io=1, o=0, i=0, unsolicited=1, wake=0
          IO[0]: enable=1, dir=0, wake=0, sticky=0, data=1, unsol=0
        Node 0x02 [Audio Output] wcaps 0xd: Stereo Amp-Out
          Amp-Out caps: ofs=0x57, nsteps=0x57, stepsize=0x02, mute=0
          Amp-Out vals:  [0x57 0x57]
          Converter: stream=1, channel=0
        Node 0x03 [Pin Complex] wcaps 0x400101: Stereo
          Pincap 0x00000014: OUT Detect
          Pin Default 0x01014010: [Jack] Line Out at Ext Rear
            Conn = 1/8, Color = Green
            DefAssociation = 0x1, Sequence = 0x0
          Pin-ctls: 0x40: OUT
          Connection: 1
             0x02

        """;

    /// <summary>The same with lines of the driver, and with one that nobody knows.</summary>
    internal const string Annotated = """
        Codec: Other Name
        Address: 3
        AFG Function Id: 0x1 (unsol 1)
        Vendor Id: 0x12345678
        Subsystem Id: 0x0000abcd
        Revision Id: 0x100001
        No Modem Function Group found
        Default PCM:
            rates [0x60]: 44100 48000
            bits [0xe]: 16 20 24
            formats [0x1]: PCM
        Default Amp-In caps: N/A
        Default Amp-Out caps: N/A
        State of AFG node 0x01:
          Power states:  D0 D3
          Power: setting=D0, actual=D0
        GPIO: io=1, o=0, i=0, unsolicited=1, wake=0
          IO[0]: enable=1, dir=0, wake=0, sticky=0, data=1, unsol=0
        Power-Map: 0x07
        Analog Loopback: 0x00
        Node 0x02 [Audio Output] wcaps 0xd: Stereo Amp-Out
          Control: name="Master Playback Volume", index=0, device=0
            ControlAmp: chs=3, dir=Out, idx=0, ofs=0
          Device: name="Sample Analog", type="Audio", device=0
          Amp-Out caps: ofs=0x57, nsteps=0x57, stepsize=0x02, mute=0
          Amp-Out vals:  [0x57 0x57]
          Mood: fine
          Converter: stream=1, channel=0
        Node 0x03 [Pin Complex] wcaps 0x400101: Stereo
          Control: name="Line Out Jack", index=0, device=0
          Pincap 0x00000014: OUT Detect
          Pin Default 0x01014010: [Jack] Line Out at Ext Rear
            Conn = 1/8, Color = Green
            DefAssociation = 0x1, Sequence = 0x0
          Pin-ctls: 0x40: OUT
          Connection: 1
             0x02
          In-driver Connection: 2
             0x02 0x04
        Sample hook: on

        """;

    /// <summary>A display pin with three devices, of which the second is selected.</summary>
    internal const string DisplayPort = """
        Codec: Azalia Display
        Address: 2
        AFG Function Id: 0x1 (unsol 0)
        Vendor Id: 0x80862809
        Subsystem Id: 0x80860101
        Revision Id: 0x100000
        No Modem Function Group found
        Default PCM:
        N/A
        Default Amp-In caps: N/A
        Default Amp-Out caps: N/A
        State of AFG node 0x01:
          Power states:  D0 D3 CLKSTOP EPSS
          Power: setting=D0, actual=D0, Clock-stop-OK
        GPIO: io=0, o=0, i=0, unsolicited=0, wake=0
        Node 0x02 [Audio Output] wcaps 0x6611: 8-Channels Digital
          Converter: stream=0, channel=0
          Digital: Enabled KAE
          Digital category: 0x0
          IEC Coding Type: 0x0
          PCM:
            rates [0x7f0]: 32000 44100 48000 88200 96000 176400 192000
            bits [0x1a]: 16 24 32
            formats [0x5]: PCM AC3
          Power states:  D0 D3 EPSS
          Power: setting=D0, actual=D0
        Node 0x03 [Pin Complex] wcaps 0x40778d: 8-Channels Digital Amp-Out CP
          Amp-Out caps: ofs=0x00, nsteps=0x00, stepsize=0x00, mute=1
          Amp-Out vals:  [0x00 0x00]
          Pincap 0x0b000094: OUT Detect HBR HDMI DP
          Pin Default 0x18560010: [Jack] Digital Out at Int HDMI
            Conn = Digital, Color = Unknown
            DefAssociation = 0x1, Sequence = 0x0
          Pin-ctls: 0x40: OUT
          Unsolicited: tag=02, enabled=1
          Power states:  D0 D3 EPSS
          Power: setting=D0, actual=D0
          Devices: 3
             Dev 00: PD = 0, ELDV = 0, IA = 0, Connections [ 0x02* 0x04 ]
            *Dev 01: PD = 1, ELDV = 1, IA = 0, Connections [ 0x02 0x04* ]
             Dev 02: PD = 0, ELDV = 0, IA = 1, Connections [ 0x02* 0x04 ]
          Connection: 2
             0x02 0x04*
        Node 0x04 [Audio Output] wcaps 0x6611: 8-Channels Digital
          Converter: stream=0, channel=0
          Digital:
          Digital category: 0x0
          IEC Coding Type: 0x0
          PCM:
        N/A
          Power states: 
          Power: setting=UNKNOWN, actual=D3cold, Error, Setting-reset

        """;
}
