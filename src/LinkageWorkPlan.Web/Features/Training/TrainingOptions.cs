using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>How long names of participants are kept.</summary>
public sealed class TrainingOptions
{
    public const string Section = "Training";
    public const int KeepNamesDaysMin = 30;
    public const int KeepNamesDaysMax = 3650;

    /// <summary>Days after the last day of a course.</summary>
    public int KeepNamesDays { get; set; } = 1095;

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() => CheckedSettings.OutOfRange($"{Section}:{nameof(KeepNamesDays)}", KeepNamesDays, KeepNamesDaysMin, KeepNamesDaysMax);
}

internal static class TrainingServices
{
    public static void AddTraining(this IServiceCollection services)
    {
        services.AddSettings<TrainingOptions>(TrainingOptions.Section, options => options.Problems());
        services.AddEvaluations();
        services.AddSingleton<CertificatePdf>();
        services.AddSingleton<NameSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<NameSweeper>());
    }
}
