namespace Azalia.Specification.Codecs;

/// <summary>
/// The verbs of HDA 1.0a 7.3.3. Two shapes share one number line: identifiers above FFh have 12 bits and a payload of 8, those of a
/// single digit have 4 bits and a payload of 16.
/// </summary>
public enum VerbId
{
    /// <summary>No verb.</summary>
    None = 0,

    /// <summary>7.3.3.8, converter format: set.</summary>
    SetConverterFormat = 0x2,

    /// <summary>7.3.3.7, amplifier gain and mute: set.</summary>
    SetAmplifier = 0x3,

    /// <summary>7.3.3.6, processing coefficient: set.</summary>
    SetProcessingCoefficient = 0x4,

    /// <summary>7.3.3.5, coefficient index: set.</summary>
    SetCoefficientIndex = 0x5,

    /// <summary>7.3.3.8, converter format: get.</summary>
    GetConverterFormat = 0xA,

    /// <summary>7.3.3.7, amplifier gain and mute: get.</summary>
    GetAmplifier = 0xB,

    /// <summary>7.3.3.6, processing coefficient: get.</summary>
    GetProcessingCoefficient = 0xC,

    /// <summary>7.3.3.5, coefficient index: get.</summary>
    GetCoefficientIndex = 0xD,

    /// <summary>7.3.3.2, connection select: set.</summary>
    SetConnectionSelect = 0x701,

    /// <summary>7.3.3.4, processing state: set.</summary>
    SetProcessingState = 0x703,

    /// <summary>7.3.3.12, SDI select of an input converter: set.</summary>
    SetSdiSelect = 0x704,

    /// <summary>7.3.3.10, power state: set.</summary>
    SetPowerState = 0x705,

    /// <summary>7.3.3.11, stream and lowest channel of a converter: set.</summary>
    SetStreamChannel = 0x706,

    /// <summary>7.3.3.13, pin widget control: set.</summary>
    SetPinControl = 0x707,

    /// <summary>7.3.3.14, unsolicited response: set.</summary>
    SetUnsolicited = 0x708,

    /// <summary>7.3.3.15, pin sense: start a measurement.</summary>
    TriggerPinSense = 0x709,

    /// <summary>7.3.3.28, beep generation: set.</summary>
    SetBeep = 0x70A,

    /// <summary>7.3.3.16, EAPD and BTL: set.</summary>
    SetEapd = 0x70C,

    /// <summary>7.3.3.9, digital converter: set bits 7:0.</summary>
    SetDigitalConverter1 = 0x70D,

    /// <summary>7.3.3.9, digital converter: set bits 15:8.</summary>
    SetDigitalConverter2 = 0x70E,

    /// <summary>7.3.3.29, volume knob: set.</summary>
    SetVolumeKnob = 0x70F,

    /// <summary>7.3.3.17, GPI data: set.</summary>
    SetGpiData = 0x710,

    /// <summary>7.3.3.18, GPI wake enable: set.</summary>
    SetGpiWakeEnable = 0x711,

    /// <summary>7.3.3.19, GPI unsolicited enable: set.</summary>
    SetGpiUnsolicitedEnable = 0x712,

    /// <summary>7.3.3.20, GPI sticky: set.</summary>
    SetGpiSticky = 0x713,

    /// <summary>7.3.3.21, GPO data: set.</summary>
    SetGpoData = 0x714,

    /// <summary>7.3.3.22, GPIO data: set.</summary>
    SetGpioData = 0x715,

    /// <summary>7.3.3.23, GPIO enable: set.</summary>
    SetGpioEnable = 0x716,

    /// <summary>7.3.3.24, GPIO direction: set.</summary>
    SetGpioDirection = 0x717,

    /// <summary>7.3.3.25, GPIO wake enable: set.</summary>
    SetGpioWakeEnable = 0x718,

    /// <summary>7.3.3.26, GPIO unsolicited enable: set.</summary>
    SetGpioUnsolicitedEnable = 0x719,

    /// <summary>7.3.3.27, GPIO sticky: set.</summary>
    SetGpioSticky = 0x71A,

    /// <summary>7.3.3.31, configuration default: set bits 7:0.</summary>
    SetConfigurationDefault0 = 0x71C,

    /// <summary>7.3.3.31, configuration default: set bits 15:8.</summary>
    SetConfigurationDefault1 = 0x71D,

    /// <summary>7.3.3.31, configuration default: set bits 23:16.</summary>
    SetConfigurationDefault2 = 0x71E,

    /// <summary>7.3.3.31, configuration default: set bits 31:24.</summary>
    SetConfigurationDefault3 = 0x71F,

    /// <summary>7.3.3.30, implementation identification: set bits 7:0.</summary>
    SetSubsystemId0 = 0x720,

    /// <summary>7.3.3.30, implementation identification: set bits 15:8.</summary>
    SetSubsystemId1 = 0x721,

    /// <summary>7.3.3.30, implementation identification: set bits 23:16.</summary>
    SetSubsystemId2 = 0x722,

    /// <summary>7.3.3.30, implementation identification: set bits 31:24.</summary>
    SetSubsystemId3 = 0x723,

    /// <summary>7.3.3.32, stripe control: set.</summary>
    SetStripeControl = 0x724,

    /// <summary>7.3.3.35, channel count of a digital converter: set.</summary>
    SetConverterChannelCount = 0x72D,

    /// <summary>7.3.3.37, data island packet index: set.</summary>
    SetDipIndex = 0x730,

    /// <summary>7.3.3.38, data island packet data: set.</summary>
    SetDipData = 0x731,

    /// <summary>7.3.3.39, data island packet transmission: set.</summary>
    SetDipTransmitControl = 0x732,

    /// <summary>7.3.3.40, content protection: set.</summary>
    SetContentProtection = 0x733,

    /// <summary>7.3.3.41, audio sample packet channel mapping: set.</summary>
    SetAspChannelMapping = 0x734,

    /// <summary>HDA040-A, device entry of a DisplayPort pin: set.</summary>
    SetDeviceSelect = 0x735,

    /// <summary>7.3.3.9, digital converter: set bits 23:16.</summary>
    SetDigitalConverter3 = 0x73E,

    /// <summary>7.3.3.9, digital converter: set bits 31:24.</summary>
    SetDigitalConverter4 = 0x73F,

    /// <summary>Intel's display codecs, vendor widget: set.</summary>
    SetIntelVendorControl = 0x781,

    /// <summary>7.3.3.33, function group reset.</summary>
    FunctionReset = 0x7FF,

    /// <summary>7.3.3.1, parameter: get.</summary>
    GetParameter = 0xF00,

    /// <summary>7.3.3.2, connection select: get.</summary>
    GetConnectionSelect = 0xF01,

    /// <summary>7.3.3.3, connection list entry: get.</summary>
    GetConnectionListEntry = 0xF02,

    /// <summary>7.3.3.4, processing state: get.</summary>
    GetProcessingState = 0xF03,

    /// <summary>7.3.3.12, SDI select of an input converter: get.</summary>
    GetSdiSelect = 0xF04,

    /// <summary>7.3.3.10, power state: get.</summary>
    GetPowerState = 0xF05,

    /// <summary>7.3.3.11, stream and lowest channel of a converter: get.</summary>
    GetStreamChannel = 0xF06,

    /// <summary>7.3.3.13, pin widget control: get.</summary>
    GetPinControl = 0xF07,

    /// <summary>7.3.3.14, unsolicited response: get.</summary>
    GetUnsolicited = 0xF08,

    /// <summary>7.3.3.15, pin sense: get.</summary>
    GetPinSense = 0xF09,

    /// <summary>7.3.3.28, beep generation: get.</summary>
    GetBeep = 0xF0A,

    /// <summary>7.3.3.16, EAPD and BTL: get.</summary>
    GetEapd = 0xF0C,

    /// <summary>7.3.3.9, digital converter, all 32 bits: get.</summary>
    GetDigitalConverter = 0xF0D,

    /// <summary>7.3.3.9, an alias of F0Dh; not used by drivers: get.</summary>
    GetDigitalConverter2 = 0xF0E,

    /// <summary>7.3.3.29, volume knob: get.</summary>
    GetVolumeKnob = 0xF0F,

    /// <summary>7.3.3.17, GPI data: get.</summary>
    GetGpiData = 0xF10,

    /// <summary>7.3.3.18, GPI wake enable: get.</summary>
    GetGpiWakeEnable = 0xF11,

    /// <summary>7.3.3.19, GPI unsolicited enable: get.</summary>
    GetGpiUnsolicitedEnable = 0xF12,

    /// <summary>7.3.3.20, GPI sticky: get.</summary>
    GetGpiSticky = 0xF13,

    /// <summary>7.3.3.21, GPO data: get.</summary>
    GetGpoData = 0xF14,

    /// <summary>7.3.3.22, GPIO data: get.</summary>
    GetGpioData = 0xF15,

    /// <summary>7.3.3.23, GPIO enable: get.</summary>
    GetGpioEnable = 0xF16,

    /// <summary>7.3.3.24, GPIO direction: get.</summary>
    GetGpioDirection = 0xF17,

    /// <summary>7.3.3.25, GPIO wake enable: get.</summary>
    GetGpioWakeEnable = 0xF18,

    /// <summary>7.3.3.26, GPIO unsolicited enable: get.</summary>
    GetGpioUnsolicitedEnable = 0xF19,

    /// <summary>7.3.3.27, GPIO sticky: get.</summary>
    GetGpioSticky = 0xF1A,

    /// <summary>7.3.3.31, configuration default, all 32 bits: get.</summary>
    GetConfigurationDefault = 0xF1C,

    /// <summary>7.3.3.30, implementation identification, all 32 bits: get.</summary>
    GetSubsystemId = 0xF20,

    /// <summary>7.3.3.32, stripe control: get.</summary>
    GetStripeControl = 0xF24,

    /// <summary>7.3.3.35, channel count of a digital converter: get.</summary>
    GetConverterChannelCount = 0xF2D,

    /// <summary>7.3.3.36, size of a data island packet, or of the ELD: get.</summary>
    GetDipSize = 0xF2E,

    /// <summary>7.3.3.34, EDID-like data: get.</summary>
    GetEldData = 0xF2F,

    /// <summary>7.3.3.37, data island packet index: get.</summary>
    GetDipIndex = 0xF30,

    /// <summary>7.3.3.38, data island packet data: get.</summary>
    GetDipData = 0xF31,

    /// <summary>7.3.3.39, data island packet transmission: get.</summary>
    GetDipTransmitControl = 0xF32,

    /// <summary>7.3.3.40, content protection: get.</summary>
    GetContentProtection = 0xF33,

    /// <summary>7.3.3.41, audio sample packet channel mapping: get.</summary>
    GetAspChannelMapping = 0xF34,

    /// <summary>HDA040-A, device entry of a DisplayPort pin: get.</summary>
    GetDeviceSelect = 0xF35,

    /// <summary>HDA040-A, eight device entries of a DisplayPort pin: get.</summary>
    GetDeviceListEntry = 0xF36,

    /// <summary>Intel's display codecs, vendor widget: get.</summary>
    GetIntelVendorControl = 0xF81,
}
