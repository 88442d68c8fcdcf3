using System.Globalization;
using Azalia.Specification.Codecs;

namespace Azalia.Cli.Verbs;

/// <summary>
/// The names of verbs and parameters: those of this project, and those of Linux with or without AC_VERB_ and AC_PAR_. Case, hyphens and underscores do not count.
/// </summary>
internal static class VerbNames
{
    // What Linux calls differently, without the parts that the names have in common.
    private static readonly Dictionary<string, VerbId> s_linuxVerbs = new(StringComparer.Ordinal)
    {
        ["parameters"] = VerbId.GetParameter,
        ["getstreamformat"] = VerbId.GetConverterFormat,
        ["getampgainmute"] = VerbId.GetAmplifier,
        ["getproccoef"] = VerbId.GetProcessingCoefficient,
        ["getcoefindex"] = VerbId.GetCoefficientIndex,
        ["getconnectsel"] = VerbId.GetConnectionSelect,
        ["getconnectlist"] = VerbId.GetConnectionListEntry,
        ["getprocstate"] = VerbId.GetProcessingState,
        ["getconv"] = VerbId.GetStreamChannel,
        ["getpinwidgetcontrol"] = VerbId.GetPinControl,
        ["getunsolicitedresponse"] = VerbId.GetUnsolicited,
        ["getbeepcontrol"] = VerbId.GetBeep,
        ["geteapdbtlenable"] = VerbId.GetEapd,
        ["getdigiconvert1"] = VerbId.GetDigitalConverter,
        ["getdigiconvert2"] = VerbId.GetDigitalConverter2,
        ["getvolumeknobcontrol"] = VerbId.GetVolumeKnob,
        ["getgpiomask"] = VerbId.GetGpioEnable,
        ["getgpiowakemask"] = VerbId.GetGpioWakeEnable,
        ["getgpiounsolicitedrspmask"] = VerbId.GetGpioUnsolicitedEnable,
        ["getgpiostickymask"] = VerbId.GetGpioSticky,
        ["getconfigdefault"] = VerbId.GetConfigurationDefault,
        ["getcvtchancount"] = VerbId.GetConverterChannelCount,
        ["gethdmidipsize"] = VerbId.GetDipSize,
        ["gethdmieldd"] = VerbId.GetEldData,
        ["gethdmidipindex"] = VerbId.GetDipIndex,
        ["gethdmidipdata"] = VerbId.GetDipData,
        ["gethdmidipxmit"] = VerbId.GetDipTransmitControl,
        ["gethdmicpctrl"] = VerbId.GetContentProtection,
        ["gethdmichanslot"] = VerbId.GetAspChannelMapping,
        ["getdevicesel"] = VerbId.GetDeviceSelect,
        ["getdevicelist"] = VerbId.GetDeviceListEntry,
        ["setstreamformat"] = VerbId.SetConverterFormat,
        ["setampgainmute"] = VerbId.SetAmplifier,
        ["setproccoef"] = VerbId.SetProcessingCoefficient,
        ["setcoefindex"] = VerbId.SetCoefficientIndex,
        ["setconnectsel"] = VerbId.SetConnectionSelect,
        ["setprocstate"] = VerbId.SetProcessingState,
        ["setchannelstreamid"] = VerbId.SetStreamChannel,
        ["setpinwidgetcontrol"] = VerbId.SetPinControl,
        ["setunsolicitedenable"] = VerbId.SetUnsolicited,
        ["setpinsense"] = VerbId.TriggerPinSense,
        ["setbeepcontrol"] = VerbId.SetBeep,
        ["seteapdbtlenable"] = VerbId.SetEapd,
        ["setdigiconvert1"] = VerbId.SetDigitalConverter1,
        ["setdigiconvert2"] = VerbId.SetDigitalConverter2,
        ["setdigiconvert3"] = VerbId.SetDigitalConverter3,
        ["setvolumeknobcontrol"] = VerbId.SetVolumeKnob,
        ["setgpiomask"] = VerbId.SetGpioEnable,
        ["setgpiowakemask"] = VerbId.SetGpioWakeEnable,
        ["setgpiounsolicitedrspmask"] = VerbId.SetGpioUnsolicitedEnable,
        ["setgpiostickymask"] = VerbId.SetGpioSticky,
        ["setconfigdefaultbytes0"] = VerbId.SetConfigurationDefault0,
        ["setconfigdefaultbytes1"] = VerbId.SetConfigurationDefault1,
        ["setconfigdefaultbytes2"] = VerbId.SetConfigurationDefault2,
        ["setconfigdefaultbytes3"] = VerbId.SetConfigurationDefault3,
        ["setcodecreset"] = VerbId.FunctionReset,
        ["setcvtchancount"] = VerbId.SetConverterChannelCount,
        ["sethdmidipindex"] = VerbId.SetDipIndex,
        ["sethdmidipdata"] = VerbId.SetDipData,
        ["sethdmidipxmit"] = VerbId.SetDipTransmitControl,
        ["sethdmicpctrl"] = VerbId.SetContentProtection,
        ["sethdmichanslot"] = VerbId.SetAspChannelMapping,
        ["setdevicesel"] = VerbId.SetDeviceSelect,
    };

    private static readonly Dictionary<string, ParameterId> s_linuxParameters = new(StringComparer.Ordinal)
    {
        ["revid"] = ParameterId.RevisionId,
        ["nodecount"] = ParameterId.SubordinateNodes,
        ["functiontype"] = ParameterId.FunctionGroupType,
        ["audiofgcap"] = ParameterId.AudioGroupCapabilities,
        ["audiowidgetcap"] = ParameterId.WidgetCapabilities,
        ["pcm"] = ParameterId.PcmCapabilities,
        ["stream"] = ParameterId.StreamFormats,
        ["pincap"] = ParameterId.PinCapabilities,
        ["ampincap"] = ParameterId.InputAmplifierCapabilities,
        ["connlistlen"] = ParameterId.ConnectionListLength,
        ["powerstate"] = ParameterId.PowerStates,
        ["proccap"] = ParameterId.ProcessingCapabilities,
        ["gpiocap"] = ParameterId.GpioCount,
        ["ampoutcap"] = ParameterId.OutputAmplifierCapabilities,
        ["volknobcap"] = ParameterId.VolumeKnobCapabilities,
        ["devlistlen"] = ParameterId.DeviceListLength,
        ["hdmilpcmcap"] = ParameterId.HdmiLpcmCapabilities,
    };

    private static readonly Dictionary<string, VerbId> s_verbs = Enum.GetValues<VerbId>()
        .Where(static verb => verb != VerbId.None).ToDictionary(static verb => Plain(verb.ToString(), ""), StringComparer.Ordinal);

    private static readonly Dictionary<string, ParameterId> s_parameters =
        Enum.GetValues<ParameterId>().ToDictionary(static parameter => Plain(parameter.ToString(), ""), StringComparer.Ordinal);

    /// <summary>The project's names of all verbs, for help.</summary>
    public static string AllVerbs { get; } = string.Join(", ", Enum.GetValues<VerbId>().Where(static verb => verb != VerbId.None));

    /// <summary>The project's names of all parameters, for help.</summary>
    public static string AllParameters { get; } = string.Join(", ", Enum.GetValues<ParameterId>());

    /// <summary>The verb of a name.</summary>
    public static bool TryFindVerb(string name, out VerbId verb)
    {
        string plain = Plain(name, "acverb");
        return s_verbs.TryGetValue(plain, out verb) || s_linuxVerbs.TryGetValue(plain, out verb);
    }

    /// <summary>The parameter of a name.</summary>
    public static bool TryFindParameter(string name, out ParameterId parameter)
    {
        string plain = Plain(name, "acpar");
        return s_parameters.TryGetValue(plain, out parameter) || s_linuxParameters.TryGetValue(plain, out parameter);
    }

    private static string Plain(string name, string prefix)
    {
        string plain = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLower(CultureInfo.InvariantCulture);
        return prefix.Length > 0 && plain.StartsWith(prefix, StringComparison.Ordinal) ? plain[prefix.Length..] : plain;
    }
}
