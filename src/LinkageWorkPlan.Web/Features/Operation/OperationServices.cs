using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Operation;

internal static class OperationServices
{
    /// <summary>Backups by themselves.</summary>
    public static IServiceCollection AddOperation(this IServiceCollection services)
    {
        services.AddSettings<BackupOptions>(BackupOptions.Section, options => options.Problems());
        services.AddSingleton<BackupKeeper>();
        return services.AddHostedService(provider => provider.GetRequiredService<BackupKeeper>());
    }
}
